import { renderToString } from 'preact-render-to-string'
import { ReaderContext, textComponents } from '#app/learning/components/lesson-components.tsx'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import { LocaleProvider } from '#app/platform/i18n/use-text.tsx'
import type { CheckedLesson } from '../check-course.ts'
import { prepare, type Media } from '../compile-lesson.server.ts'
import { FaultList } from '../faults.ts'
import { parseLesson } from '../syntax-tree.ts'
import { ExerciseOutline, ExercisesContext } from './components/exercise-outline.tsx'
import { LessonTree } from './lesson-tree.tsx'

export type Preview = { title: string; minutes: number; html: string }

const components = {
  ...textComponents,
  ...{ Quiz: ExerciseOutline, Case: ExerciseOutline, SimulationForm: ExerciseOutline },
  ...{ Journal: ExerciseOutline, Survey: ExerciseOutline },
}

/**
 * A lesson of a draft as it will look at one counter, with its exercises told whole. Nothing is stored, compiled or
 * evaluated: the tree that the checker took is drawn (P10).
 */
export function previewLesson(
  locale: Locale,
  { media, lesson, counter }: { media: Media; lesson: CheckedLesson; counter: DepartmentKind | null },
): Preview {
  const root = parseLesson(lesson.text, new FaultList(lesson.file))
  if (!root) throw new Error(`${lesson.file} was checked and cannot be read`)
  prepare(root, media)
  const specs = [...lesson.specs, ...lesson.practice]
  const reader = { departmentKinds: counter ? [counter] : [], cards: {} }
  const html = renderToString(
    <LocaleProvider value={locale}>
      <ReaderContext.Provider value={reader}>
        <ExercisesContext.Provider value={new Map(specs.map((spec) => [spec.id, spec]))}>
          <LessonTree root={root} components={components} />
        </ExercisesContext.Provider>
      </ReaderContext.Provider>
    </LocaleProvider>,
  )
  return { title: lesson.title, minutes: lesson.minutes, html }
}
