import type { ReactNode } from 'react'
import { renderToString } from 'preact-render-to-string'
import { ReaderContext, textComponents } from '#app/learning/components/lesson-components.tsx'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import { LocaleProvider } from '#app/platform/i18n/use-text.tsx'
import type { CheckedLesson } from '../check-course.ts'
import { prepare, type Media } from '../compile-lesson.server.ts'
import { FaultList } from '../faults.ts'
import { parseLesson, type Node } from '../syntax-tree.ts'
import { ExerciseOutline, ExercisesContext } from './components/exercise-outline.tsx'
import { LessonTree } from './lesson-tree.tsx'
import type { Triable } from './trial/components/trial-links.tsx'

/** `exercises` can be tried out. */
export type Preview = { title: string; minutes: number; html: string; exercises: Triable[] }

/** What the pages of a draft know of exercises that can be tried out. */
export const triableIn = (specs: readonly Triable[]): Triable[] =>
  specs.map(({ id, kind, title }) => ({ id, kind, title }))

/** What a lesson of a draft is drawn with: its exercises are told whole. */
export const lessonComponents = {
  ...textComponents,
  ...{ Quiz: ExerciseOutline, Case: ExerciseOutline, SimulationForm: ExerciseOutline },
  ...{ Journal: ExerciseOutline, Survey: ExerciseOutline },
}

type Shown = { media: Media; lesson: CheckedLesson; counter: DepartmentKind | null }

/** The tree of a lesson that the checker took, its media named by hash. */
export function treeOf({ media, lesson }: Pick<Shown, 'media' | 'lesson'>): Node {
  const root = parseLesson(lesson.text, new FaultList(lesson.file))
  if (!root) throw new Error(`${lesson.file} was checked and cannot be read`)
  prepare(root, media)
  return root
}

/** Parts of a lesson in what they are drawn in: language, counter, exercises. */
export function inDraft(locale: Locale, { lesson, counter }: Omit<Shown, 'media'>, content: ReactNode) {
  const specs = [...lesson.specs, ...lesson.practice]
  const reader = { departmentKinds: counter ? [counter] : [], cards: {} }
  return (
    <LocaleProvider value={locale}>
      <ReaderContext.Provider value={reader}>
        <ExercisesContext.Provider value={new Map(specs.map((spec) => [spec.id, spec]))}>
          {content}
        </ExercisesContext.Provider>
      </ReaderContext.Provider>
    </LocaleProvider>
  )
}

/**
 * A lesson of a draft as it will look at one counter, with its exercises told whole. Nothing is stored, compiled or
 * evaluated: the tree that the checker took is drawn (P10).
 */
export function previewLesson(locale: Locale, shown: Shown): Preview {
  const { title, minutes } = shown.lesson
  const content = <LessonTree root={treeOf(shown)} components={lessonComponents} />
  const exercises = triableIn(shown.lesson.specs)
  return { title, minutes, html: renderToString(inDraft(locale, shown, content)), exercises }
}
