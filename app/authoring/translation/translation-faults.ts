import { isMap, parseDocument } from 'yaml'
import { escapePattern } from '#app/platform/escape-pattern.ts'
import type { CheckedCourse, CheckedLesson } from '../check-course.ts'
import { decodeText, type CourseSource } from '../course-source.ts'
import type { Fault } from '../faults.ts'
import type { CourseContent } from './course-parts.ts'
import { translationProblems } from './translation-problems.ts'

type Place = Pick<Fault, 'file' | 'line' | 'column'>

/** The first place of a fault of the whole course. */
export const coursePlace: Place = { file: 'course.yaml', line: 1, column: 1 }

/** The folder of the course that a source says it translates, faults or not; null where it names none. */
export const translationOf = (source: CourseSource): string | null =>
  originalNamed(decodeText(source.files.get('course.yaml')?.bytes ?? new Uint8Array()) ?? '')

/** The same of the text of a `course.yaml`. */
export function originalNamed(yaml: string): string | null {
  const document = parseDocument(yaml)
  if (document.errors.length > 0 || !isMap(document.contents)) return null
  const named: unknown = document.get('translation-of')
  return typeof named === 'string' && named !== '' ? named : null
}

/** What a checked course is compared with its original by. */
export function contentOfChecked({ metadata, outline, lessons }: CheckedCourse): CourseContent {
  return {
    ...{ language: metadata.language, thresholdPercent: metadata.threshold, outline },
    specs: lessons.flatMap(({ specs }) => specs),
    practice: lessons.flatMap(({ id: lessonId, practice }) => practice.map((spec) => ({ lessonId, spec }))),
  }
}

/** Where an id is written in a lesson, or null. */
function placeIn({ file, text }: CheckedLesson, id: string): Place | null {
  const pattern = new RegExp(`\\bid(?:=|:\\s*)["']?${escapePattern(id)}(?![a-z0-9-])`)
  const lines = text.split('\n')
  const line = lines.findIndex((one) => pattern.test(one))
  return line < 0 ? null : { file, line: line + 1, column: (lines[line]?.search(pattern) ?? 0) + 1 }
}

function placeOfId({ lessons }: CheckedCourse, id: string | null): Place {
  if (id === null) return coursePlace
  for (const lesson of lessons) {
    const place = placeIn(lesson, id)
    if (place) return place
  }
  const folder = lessons.find(({ moduleId }) => moduleId === id)?.folder
  return folder ? { file: `${folder}/module.yaml`, line: 1, column: 1 } : coursePlace
}

/** A course’s faults as a translation of another, each at its place. */
export function translationFaults(original: CourseContent, course: CheckedCourse): Fault[] {
  return translationProblems(original, contentOfChecked(course)).map(({ code, at, values }) => ({
    ...placeOfId(course, at),
    ...{ code, values },
  }))
}
