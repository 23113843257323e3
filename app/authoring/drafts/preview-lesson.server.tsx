import { renderToString } from 'preact-render-to-string'
import { ReaderContext, textComponents } from '#app/learning/components/lesson-components.tsx'
import { contentOf } from '#app/learning/load-artefact.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import { LocaleProvider } from '#app/platform/i18n/use-text.tsx'
import type { CheckedLesson } from '../check-course.ts'
import { compileLesson } from '../compile-lesson.server.ts'
import type { CourseSource } from '../course-source.ts'
import { mediaOf } from '../publish-course.server.ts'
import { ExerciseOutline, ExercisesContext } from './components/exercise-outline.tsx'

export type Preview = { title: string; minutes: number; html: string }

const components = {
  ...textComponents,
  ...{ Quiz: ExerciseOutline, Case: ExerciseOutline, SimulationForm: ExerciseOutline },
  ...{ Journal: ExerciseOutline, Survey: ExerciseOutline },
}

/**
 * A lesson of a draft as it will look at one counter, with its exercises told whole. Nothing is stored. Only text that the
 * checker took is compiled and evaluated (P10).
 */
export async function previewLesson(
  locale: Locale,
  { source, lesson, counter }: { source: CourseSource; lesson: CheckedLesson; counter: DepartmentKind | null },
): Promise<Preview> {
  const { hash, code } = await compileLesson(lesson, mediaOf(source, lesson.folder))
  const Content = contentOf(hash, code)
  const specs = [...lesson.specs, ...lesson.practice]
  const reader = { departmentKinds: counter ? [counter] : [], cards: {} }
  const html = renderToString(
    <LocaleProvider value={locale}>
      <ReaderContext.Provider value={reader}>
        <ExercisesContext.Provider value={new Map(specs.map((spec) => [spec.id, spec]))}>
          <Content components={components} />
        </ExercisesContext.Provider>
      </ReaderContext.Provider>
    </LocaleProvider>,
  )
  return { title: lesson.title, minutes: lesson.minutes, html }
}
