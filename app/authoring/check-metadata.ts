import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { courseLanguages } from './course-languages.ts'
import type { FaultList, Place } from './faults.ts'

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'solo a-z, 0-9 e trattini')
const Line = z.string().trim().min(1, 'manca il testo').max(300, 'al massimo 300 caratteri')
const Lines = z.array(Line).min(1, 'serve almeno una voce')
const Minutes = z.number().int('minuti interi').min(1).max(10_000)

/** `course.yaml`; minutes are whole minutes, threshold a percent of them. */
export const CourseFile = z.strictObject({
  id: Id,
  title: Line,
  summary: z.string().trim().min(1, 'manca il testo').max(1000, 'al massimo 1000 caratteri'),
  language: z.enum(courseLanguages),
  /** Folder of the course this is a translation of. */
  'translation-of': Id.optional(),
  minutes: Minutes,
  threshold: z.number().int().min(1).max(100).default(80),
  audience: z.array(z.enum(DepartmentKind)).min(1, 'serve almeno una voce'),
  competences: Lines,
  /** Of the yearly training plan, where an edition says nothing else. */
  area: Line.max(100, 'al massimo 100 caratteri').optional(),
  authors: Lines,
  licence: Line,
  'version-notes': z.string().max(2000).default(''),
  retired: z.array(Id).default([]),
})
export type CourseFile = z.infer<typeof CourseFile>

/** `module.yaml`; aims that are named are at least one. */
export const ModuleFile = z.strictObject({ id: Id, title: Line, aims: Lines.default([]) })
export type ModuleFile = z.infer<typeof ModuleFile>

/** The front matter of a lesson; `tools` and `hours` are addresses of other pages of a course. */
export const LessonFrontmatter = z.strictObject({
  id: Id.refine(
    (id) => id !== 'tools',
    '«tools» è l’indirizzo della cassetta degli attrezzi: scegli un altro id',
  ).refine((id) => id !== 'hours', '«hours» è l’indirizzo della pagina delle ore: scegli un altro id'),
  title: Line,
  minutes: Minutes.max(600),
})
export type LessonFrontmatter = z.infer<typeof LessonFrontmatter>

/** YAML read with the place of each value. */
export type Metadata<T> = { value: T; placeOf: (...at: (string | number)[]) => Place }

/**
 * Parses and validates YAML; each fault stands at the value it speaks of. `firstLine` is the line of the file where
 * the YAML begins.
 */
export function readMetadata<T>(
  source: string,
  schema: z.ZodType<T>,
  faults: FaultList,
  firstLine = 1,
): Metadata<T> | null {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines })
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: line + firstLine - 1, column: col }
  }
  // An unknown tag is only a warning here and an error to mdx-bundler's reader.
  const [problem] = [...document.errors, ...document.warnings]
  if (problem) {
    faults.add(placeAt(problem.pos[0]), 'yaml_syntax', { reason: problem.message.split('\n')[0] ?? '' })
    return null
  }
  const rangeOf = (at: readonly PropertyKey[]): Place => {
    for (let length = at.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(at.slice(0, length), true)
      if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
        return placeAt(Number(node.range[0]))
      }
    }
    return { line: firstLine, column: 1 }
  }
  const parsed = schema.safeParse(toPlain(document))
  if (parsed.success) return { value: parsed.data, placeOf: (...at) => rangeOf(at) }
  for (const issue of parsed.error.issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [undefined]
    for (const key of unknown) {
      const at = key === undefined ? issue.path : [...issue.path, key]
      faults.add(rangeOf(at), 'metadata_invalid', { field: at.join('.') || 'YAML', reason: issue.message })
    }
  }
  return null
}

function toPlain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    return null
  }
}
