import { renderToString } from 'preact-render-to-string'
import type { Viewer } from '#app/identity/viewer.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import { checkCourse } from '../../check-course.ts'
import { isLessonPath, type CourseSource } from '../../course-source.ts'
import { getDraft } from '../draft-access.server.ts'
import { keptMediaOf } from '../draft-source.server.ts'
import { draftMessages } from '../messages.ts'
import { blocksOf, type LessonBlock } from '../remarks/lesson-blocks.server.tsx'
import { differenceOf, type DifferencePart } from '../text-difference.ts'
import { compareFacts, type FactChange } from './compare-facts.ts'
import { compareLessons, type LessonPart } from './compare-lessons.ts'
import { differenceMessages } from './messages.ts'
import { sourceAt } from './source-at.server.ts'

/**
 * What has become of a text. A lesson as its readers see it, facts one by one; line by line what is neither, or cannot be
 * shown so: `faults`, something in one of the versions is wrong, or `unseen`, readers see no difference.
 */
export type FileDifference =
  | { kind: 'none' }
  | { kind: 'lesson'; parts: LessonPart[] }
  | { kind: 'facts'; changes: FactChange[] }
  | { kind: 'lines'; why: 'faults' | 'unseen' | 'text'; lines: DifferencePart[] }

const textIn = ({ files }: CourseSource, path: string): string | null => {
  const file = files.get(path)
  return file ? new TextDecoder().decode(file.bytes) : null
}

/** A lesson as blocks, its title and minutes first; none where it was not there, null where it cannot be drawn. */
function blocksIn(source: CourseSource, path: string, locale: Locale): Omit<LessonBlock, 'line'>[] | null {
  if (!source.files.has(path)) return []
  const lesson = checkCourse(source).sound.find(({ file }) => file === path)
  if (!lesson) return null
  const { title, minutes } = lesson
  const about = translator(draftMessages, locale)('minutes', { count: minutes })
  const head = renderToString(
    <>
      <h2>{title}</h2>
      <p className="muted">{about}</p>
    </>,
  )
  const blocks = blocksOf(locale, { media: keptMediaOf(source, lesson.folder), lesson, counter: null })
  return [{ words: title, html: head }, ...blocks]
}

type Both = { before: CourseSource; after: CourseSource; path: string; locale: Locale }

function lessonDifference({ before, after, path, locale }: Both): LessonPart[] | 'faults' | 'unseen' {
  const [was, is] = [blocksIn(before, path, locale), blocksIn(after, path, locale)]
  if (!was || !is) return 'faults'
  const t = translator(differenceMessages, locale)
  const said = {
    ...{ added: t('mark_added'), removed: t('mark_removed'), end: t('mark_end') },
    alternative: t('alternative'),
  }
  const parts = compareLessons(was, is, said)
  return parts.every(({ kind }) => kind === 'same') ? 'unseen' : parts
}

/** Services by their names; any other word as it is written. */
function namedIn(locale: Locale): (word: string) => string {
  const t = translator(organisationMessages, locale)
  return (word) => {
    const kind = Object.values(DepartmentKind).find((one) => one === word)
    return kind ? t(`department_${kind}`) : word
  }
}

/**
 * What a text of a draft became between two revisions, line by line where `asLines`.
 * @param until the later of the two; the draft as it is where it is null
 * @throws AppError as `getDraft`
 */
export async function getDifference(
  viewer: Viewer,
  asked: { slug: string; path: string; since: number; until: number | null; asLines: boolean },
): Promise<FileDifference> {
  const { slug, path, since, until, asLines } = asked
  const draft = await getDraft(viewer, slug)
  const [before, after] = await Promise.all([sourceAt(draft, since), sourceAt(draft, until ?? draft.revision)])
  const [was, is] = [textIn(before, path) ?? '', textIn(after, path) ?? '']
  if (was === is) return { kind: 'none' }
  const lines = (why: 'faults' | 'unseen' | 'text') => ({ kind: 'lines' as const, why, lines: differenceOf(was, is) })
  if (asLines) return lines('text')
  const { locale } = viewer
  if (isLessonPath(path)) {
    const parts = lessonDifference({ before, after, path, locale })
    return typeof parts === 'string' ? lines(parts) : { kind: 'lesson', parts }
  }
  const changes = path.endsWith('.yaml') ? compareFacts(was, is, namedIn(locale)) : null
  return changes && changes.length > 0 ? { kind: 'facts', changes } : lines('text')
}
