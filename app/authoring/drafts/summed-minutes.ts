import { isScalar, parseDocument } from 'yaml'
import { textsOf, type CourseSource } from '../course-source.ts'
import { draftOutline } from './draft-outline.ts'
import { editYaml } from './edit-yaml.ts'

const isMinutes = (minutes: number | null): minutes is number =>
  minutes !== null && Number.isInteger(minutes) && minutes > 0

/**
 * `course.yaml` of a draft declaring the sum of its lessons’ minutes, all else of it as it was. While the minutes of a
 * lesson cannot be read it stays as it is, as where it cannot be read itself; null where there is none.
 * @param texts the draft's texts by path
 */
export function withSummedMinutes(texts: ReadonlyMap<string, string>): string | null {
  const yaml = texts.get('course.yaml')
  if (yaml === undefined) return null
  const { modules } = draftOutline('', texts)
  const minutes = modules.flatMap(({ lessons }) => lessons.map((lesson) => lesson.minutes))
  if (minutes.length === 0 || !minutes.every(isMinutes)) return yaml
  const sum = minutes.reduce((total, one) => total + one, 0)
  const document = parseDocument(yaml)
  const written: unknown = document.errors.length > 0 ? null : document.get('minutes', true)
  if (!isScalar(written) || !written.range) return editYaml(yaml, (facts) => facts.set('minutes', sum))
  if (written.value === sum) return yaml
  const [begin, end] = written.range
  return `${yaml.slice(0, begin)}${begin === end ? ' ' : ''}${sum}${yaml.slice(end)}`
}

/** The course as it is once it is saved: with the minutes of its lessons summed. */
export function summed(source: CourseSource): CourseSource {
  const yaml = withSummedMinutes(new Map(textsOf(source)))
  if (yaml === null) return source
  return { ...source, files: new Map([...source.files, ['course.yaml', { bytes: new TextEncoder().encode(yaml) }]]) }
}
