import { caseAt } from '#app/assessment/at-counter.ts'
import type { AssessmentSpec } from '#app/assessment/schemas.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { notFound } from '#app/platform/errors.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { checkCourse } from '../../check-course.ts'
import { getDraft } from '../draft-access.server.ts'
import { sourceOfDraft } from '../draft-source.server.ts'
import { withText } from '../preview-text.server.ts'

type Asked = {
  slug: string
  path: string
  exercise: string
  /** The scene a case begins with; its own first one where there is none of this id. */
  from: string | null
  counter: DepartmentKind | null
  /** The lesson as it is being written; null: as it is saved. */
  text: string | null
}

export type FoundExercise = {
  spec: AssessmentSpec
  /** Of the lesson. */
  title: string
  /** Of a case, to begin with. */
  scenes: { id: string; title: string }[]
}

function begun(spec: AssessmentSpec, { from, counter }: Asked): AssessmentSpec {
  if (spec.kind !== 'case') return spec
  const start = spec.scenes.find(({ id }) => id === from)?.id ?? spec.start
  return { ...caseAt(spec, counter), start }
}

/**
 * An exercise of a lesson of a draft to be tried out; null while something in the lesson is wrong, or where it has no such
 * exercise. Nothing is stored.
 * @throws AppError as `getDraft`; `not_found` where there is no such lesson
 */
export async function findExercise(viewer: Viewer, asked: Asked): Promise<FoundExercise | null> {
  const { slug, path, exercise, text } = asked
  const source = await sourceOfDraft(await getDraft(viewer, slug))
  if (!source.files.has(path)) throw notFound('lesson')
  const { sound } = checkCourse(text === null ? source : withText(source, path, text))
  const lesson = sound.find(({ file }) => file === path)
  const spec = lesson?.specs.find(({ id }) => id === exercise)
  if (!lesson || !spec) return null
  const scenes = spec.kind === 'case' ? spec.scenes.map(({ id, title }) => ({ id, title })) : []
  return { spec: begun(spec, asked), title: lesson.title, scenes }
}
