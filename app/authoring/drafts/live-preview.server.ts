import type { CaseSpec } from '#app/assessment/schemas.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { notFound } from '#app/platform/errors.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import { checkCourse } from '../check-course.ts'
import { isLessonPath, type CourseSource } from '../course-source.ts'
import type { Fault } from '../faults.ts'
import type { DraftRow } from './draft-access.server.ts'
import { keptMediaOf, sourceOfDraft } from './draft-source.server.ts'
import { previewLesson, triableIn } from './preview-lesson.server.tsx'
import { withoutExplained } from './real-people-queries.server.ts'
import { summed } from './summed-minutes.ts'
import { realPeopleIn, type RealPersonPlace } from './real-people.ts'
import type { Triable } from './trial/components/trial-links.tsx'

export type LivePreview = {
  /** The lesson as it will look; null while something in it is wrong, and for what is no lesson. */
  html: string | null
  faults: Fault[]
  /** The cases in it, to be tried out. */
  cases: CaseSpec[]
  /** Its quizzes and forms, to be tried out too. */
  exercises: Triable[]
  /** Words that look like a real person's data, and that nobody has explained. */
  people: RealPersonPlace[]
}

type Shown = { path: string; text: string; counter: DepartmentKind | null; language: Locale | null }

/** Whether a lesson says something of other lessons, without which it cannot be checked. */
const needsOthers = (text: string) => /\bpools\s*=|<Survey\b/.test(text)

/** The course as it would be with a text changed; of the other lessons nothing, where this one does without. */
export function withText(source: CourseSource, path: string, text: string): CourseSource {
  const [folder = ''] = path.split('/')
  const isAlone = isLessonPath(path) && !needsOthers(text)
  const files = [...source.files].filter(
    ([file]) => !isAlone || file === 'course.yaml' || (file.startsWith(`${folder}/`) && !isLessonPath(file)),
  )
  const whole = { slug: source.slug, files: new Map([...files, [path, { bytes: new TextEncoder().encode(text) }]]) }
  return isAlone ? whole : summed(whole)
}

/**
 * A text of a draft while it is written: what is wrong in it and how it will look. Nothing is stored. What only the whole
 * course shows (an id used in another lesson) is told when it is saved.
 * @throws AppError `not_found`
 */
export async function livePreview(
  viewer: Viewer,
  draft: DraftRow,
  { path, text, counter, language }: Shown,
): Promise<LivePreview> {
  const source = await sourceOfDraft(draft)
  if (!source.files.has(path)) throw notFound('draft file')
  const { faults, sound } = checkCourse(withText(source, path, text))
  const lesson = sound.find((one) => one.file === path)
  const [folder = ''] = path.split('/')
  const shown =
    lesson && previewLesson(language ?? viewer.locale, { media: keptMediaOf(source, folder), lesson, counter })
  return {
    html: shown?.html ?? null,
    cases: lesson?.specs.filter((spec) => spec.kind === 'case') ?? [],
    exercises: triableIn(lesson?.specs ?? []).filter(({ kind }) => kind !== 'case'),
    faults: faults.filter(({ file }) => file === path),
    people: await withoutExplained(draft, realPeopleIn(path, text)),
  }
}
