import { renderToString } from 'preact-render-to-string'
import type { Viewer } from '#app/identity/viewer.ts'
import { ReaderContext, textComponents } from '#app/learning/components/lesson-components.tsx'
import { contentOf } from '#app/learning/load-artefact.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { LocaleProvider } from '#app/platform/i18n/use-text.tsx'
import { checkCourse } from '../check-course.ts'
import { compileLesson } from '../compile-lesson.server.ts'
import { mediaOf } from '../publish-course.server.ts'
import { ExerciseOutline, ExercisesContext } from './components/exercise-outline.tsx'
import { getDraft } from './draft-access.server.ts'
import { sourceOfDraft } from './draft-source.server.ts'

export type Preview = { title: string; minutes: number; html: string }

const components = {
  ...textComponents,
  ...{ Quiz: ExerciseOutline, Case: ExerciseOutline, SimulationForm: ExerciseOutline },
  ...{ Journal: ExerciseOutline, Survey: ExerciseOutline },
}

/**
 * A lesson of a draft as it will look at one counter, with its exercises told whole; null while something in it is
 * wrong. Nothing is stored. Only text that the checker took is compiled and evaluated (P10).
 * @throws AppError as `getDraft`
 */
export async function previewLesson(
  viewer: Viewer,
  { slug, path, counter }: { slug: string; path: string; counter: DepartmentKind | null },
): Promise<Preview | null> {
  const source = await sourceOfDraft(await getDraft(viewer, slug))
  const lesson = checkCourse(source).sound.find(({ file }) => file === path)
  if (!lesson) return null
  const { hash, code } = await compileLesson(lesson, mediaOf(source, lesson.folder))
  const Content = contentOf(hash, code)
  const specs = [...lesson.specs, ...lesson.practice]
  const reader = { departmentKinds: counter ? [counter] : [], cards: {} }
  const html = renderToString(
    <LocaleProvider value={viewer.locale}>
      <ReaderContext.Provider value={reader}>
        <ExercisesContext.Provider value={new Map(specs.map((spec) => [spec.id, spec]))}>
          <Content components={components} />
        </ExercisesContext.Provider>
      </ReaderContext.Provider>
    </LocaleProvider>,
  )
  return { title: lesson.title, minutes: lesson.minutes, html }
}
