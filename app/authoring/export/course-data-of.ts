import type { CourseOutline } from '#app/learning/schemas.ts'
import type { ExportForm } from '#app/scorm/export/forms.ts'
import type { CheckedCourse } from '../check-course.ts'
import { mannered } from '../print/manners.ts'
import { keyOf, type CourseData, type PlayedSpec, type SealedExercise } from './player/course-data.ts'
import { seal } from './seal.ts'
import { localeOf, wordsOf } from './words.ts'

/** Examples of answers that trainers mark by are not for learners, sealed or not. */
function forLearners(spec: PlayedSpec): PlayedSpec {
  if (spec.kind !== 'case') return spec
  return { ...spec, rubric: spec.rubric.map((criterion) => ({ ...criterion, anchors: [] })) }
}

/** Its words as they are printed in the text around it. */
function sealedOf(spec: PlayedSpec, mark: string, language: string): SealedExercise {
  const text = JSON.stringify(forLearners(spec), (name, value: unknown) =>
    typeof value === 'string' && /(^h|H)tml$/.test(name) ? mannered(value, language) : value,
  )
  const { id, kind, title } = spec
  return { id, kind, title, sealed: seal(text, keyOf({ mark }, id)) }
}

/** Packages of others stay on the site: what counts elsewhere is the rest. */
function playableOutline(outline: CourseOutline): CourseOutline {
  const modules = outline.modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => ({
      ...lesson,
      activities: lesson.activities.filter(({ kind }) => kind !== 'scorm'),
    })),
  }))
  return { ...outline, modules }
}

type Made = { form: ExportForm; mark: string; moduleId: string | null }

/** What a course, or the part of one that is taken out, is played from; keys are in it, and cannot be read as it stands. */
export function dataOfCourse(slice: CheckedCourse, { form, mark, moduleId }: Made): CourseData {
  const { metadata, lessons, outline } = slice
  return {
    ...{ form, mark: mark.slice(0, 16), locale: localeOf(metadata.language), isModule: moduleId !== null },
    outline: playableOutline(outline),
    thresholdPercent: metadata.threshold,
    exercises: lessons.flatMap(({ specs, practice }) =>
      [...specs, ...practice].map((spec) => sealedOf(spec, mark.slice(0, 16), metadata.language)),
    ),
    words: wordsOf(metadata.language),
  }
}
