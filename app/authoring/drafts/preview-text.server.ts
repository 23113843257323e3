import type { CaseSpec } from '#app/assessment/schemas.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import { checkCourse, type CheckedLesson } from '../check-course.ts'
import { isLessonPath, type CourseSource } from '../course-source.ts'
import type { Fault } from '../faults.ts'
import { keptMediaOf } from './draft-source.server.ts'
import { draftMessages } from './messages.ts'
import { previewLesson, triableIn } from './preview-lesson.server.tsx'
import { summed } from './summed-minutes.ts'
import type { Triable } from './trial/components/trial-links.tsx'
import { isComponentName } from './visual/component-shape.ts'
import { visualMessages } from './visual/messages.ts'
import { nameMessages } from './visual/name-messages.ts'
import { withoutFaulty, type Gap } from './without-faulty.ts'

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

/** Times that a lesson is looked at again: what is left of it may be wrong without the rest. */
const mostRounds = 4

type Drawn = { lesson: CheckedLesson; gaps: Gap[] }

/** The lesson of a text without what is wrong in it. */
function drawable(source: CourseSource, path: string, text: string, faults: readonly Fault[]): Drawn | null {
  let [left, wrong]: [string, readonly Fault[]] = [text, faults]
  const gaps: Gap[] = []
  for (let round = 0; round < mostRounds; round += 1) {
    const cut = withoutFaulty(left, wrong, gaps.length)
    if (!cut) return null
    gaps.push(...cut.gaps)
    const checked = checkCourse(withText(source, path, cut.text))
    const lesson = checked.sound.find((one) => one.file === path)
    if (lesson) return { lesson, gaps }
    ;[left, wrong] = [cut.text, checked.faults.filter(({ file }) => file === path)]
  }
  return null
}

/** A drawing with a place kept for what is left out of it. */
function withGaps(html: string, gaps: readonly Gap[], locale: Locale): string {
  const t = translator(draftMessages, locale)
  const nameOf = ({ name }: Gap) =>
    name !== null && isComponentName(name)
      ? translator(nameMessages, locale)(`name_${name}`)
      : translator(visualMessages, locale)('prose')
  return gaps.reduce(
    (drawn, gap) =>
      drawn.replace(
        `<p>${gap.word}</p>`,
        () => `<p class="preview-gap">${t('preview_gap', { name: nameOf(gap) })}</p>`,
      ),
    html,
  )
}

export type TextPreview = {
  /** Null for what is no lesson, and for one that cannot be read. */
  html: string | null
  faults: Fault[]
  /** The cases in what is drawn, to be tried out. */
  cases: CaseSpec[]
  /** Its exercises, to be tried out; none while something is wrong in it. */
  exercises: Triable[]
}

/**
 * A text of a course as it would be: what is wrong in it, and how it will look, with a place kept for each piece in which
 * something is wrong.
 */
export function previewText(
  locale: Locale,
  source: CourseSource,
  { path, text, counter }: { path: string; text: string; counter: DepartmentKind | null },
): TextPreview {
  const checked = checkCourse(withText(source, path, text))
  const faults = checked.faults.filter(({ file }) => file === path)
  const whole = checked.sound.find((one) => one.file === path)
  const drawn = whole ? { lesson: whole, gaps: [] } : isLessonPath(path) ? drawable(source, path, text, faults) : null
  if (!drawn) return { html: null, faults, cases: [], exercises: [] }
  const { lesson, gaps } = drawn
  const [folder = ''] = path.split('/')
  const { html } = previewLesson(locale, { media: keptMediaOf(source, folder), lesson, counter })
  const cases = lesson.specs.filter((spec) => spec.kind === 'case')
  const exercises = whole ? triableIn(whole.specs) : []
  return { html: withGaps(html, gaps, locale), faults, cases, exercises }
}
