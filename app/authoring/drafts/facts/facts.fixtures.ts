import type { Viewer } from '#app/identity/viewer.ts'
import { getFacts } from './facts-queries.server.ts'
import { saveFacts } from './save-facts.server.ts'
import { Facts } from './schemas.ts'

/** Says of a course begun from nothing, and of each of its modules, what it is asked for. */
export async function fillInFacts(viewer: Viewer, slug: string, now: Date): Promise<void> {
  const { facts, revision, modules } = await getFacts(viewer, slug)
  const sent = {
    ...facts,
    ...{
      revision,
      summary: 'Un corso di prova.',
      audience: ['registry'],
      competences: 'Ascoltare',
      authors: 'Redazione',
    },
    modules: modules.map((module) => ({ ...module, aims: 'Capire' })),
  }
  const saved = await saveFacts(viewer, { slug, facts: Facts.parse(sent) }, now)
  if (!saved.ok) throw new Error(saved.reason)
}
