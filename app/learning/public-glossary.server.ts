import { glossaryOf, type GlossaryLetter } from './glossary.ts'
import { getCourseTools } from './tool-queries.server.ts'
import { listCurrentVersions } from './version-queries.server.ts'

/** The words that the courses one can take explain, for everybody; each definition with its course (`from.id` is the slug). */
export async function getPublicGlossary(): Promise<GlossaryLetter[]> {
  const versions = await listCurrentVersions()
  const meanings = await Promise.all(
    versions.map(async ({ id, slug, title, language: lang }) => {
      const { terms } = await getCourseTools(id)
      return terms.map(({ word, html }) => ({ word, html, from: { id: slug, title, lang } }))
    }),
  )
  return glossaryOf(meanings.flat())
}
