import { parseDocument } from 'yaml'
import { z } from 'zod'
import { editYaml } from '../edit-yaml.ts'
import type { Facts, ModuleFacts } from './schemas.ts'

const text = z.union([z.string(), z.number()]).transform(String).catch('')
/** A list as an entry a line. */
const listed = z
  .array(z.coerce.string())
  .catch([])
  .transform((entries) => entries.join('\n'))

const Course = z.object({
  ...{ title: text, summary: text, language: text, licence: text, area: text, threshold: text },
  ...{ competences: listed, authors: listed, audience: z.array(z.coerce.string()).catch([]) },
  'version-notes': text,
})
const Module = z.object({ title: text, aims: listed })

/** What the form of a course shows: the facts as far as they can be read. */
export type ShownFacts = Omit<z.infer<typeof Course>, 'version-notes'> & { notes: string }
export type ShownModule = z.infer<typeof Module>

function read<Shown>(yaml: string, schema: z.ZodType<Shown>): Shown | null {
  const document = parseDocument(yaml)
  return document.errors.length > 0 ? null : (schema.safeParse(document.toJS()).data ?? null)
}

/** Null where the text cannot be read as facts: it is mended where it is written. */
export function readCourseFacts(yaml: string): ShownFacts | null {
  const shown = read(yaml, Course)
  if (!shown) return null
  const { 'version-notes': notes, ...facts } = shown
  return { ...facts, notes }
}
export const readModuleFacts = (yaml: string): ShownModule | null => read(yaml, Module)

/** `course.yaml` with these facts, its id and all else as they were. */
export function withCourseFacts(yaml: string, facts: Facts): string {
  const { title, summary, language, threshold, audience, competences, authors, licence, area, notes } = facts
  const written = { title, summary, language, threshold, audience, competences, authors, licence }
  return editYaml(yaml, (document) => {
    for (const [name, value] of Object.entries(written)) document.set(name, value)
    for (const [name, value] of Object.entries({ area, 'version-notes': notes })) {
      if (value) document.set(name, value)
      else document.delete(name)
    }
  })
}

/** `module.yaml` with these facts. */
export const withModuleFacts = (yaml: string, { title, aims }: Pick<ModuleFacts, 'title' | 'aims'>): string =>
  editYaml(yaml, (document) => {
    document.set('title', title)
    document.set('aims', aims)
  })
