import type { Viewer } from '#app/identity/viewer.ts'
import { notFound } from '#app/platform/errors.ts'
import { findLesson } from './course-plan.ts'
import { getOwnEnrolment, type OwnEnrolment } from './enrolment-queries.server.ts'
import { glossaryOf } from './glossary.ts'
import { getCourseTools } from './tool-queries.server.ts'
import type { Tool } from './tool-schemas.ts'

const placed = ({ version }: OwnEnrolment, tool: Tool) => ({
  ...tool,
  lang: version.language,
  lessonTitle: findLesson(version.outline, tool.lessonId)?.lesson.title ?? '',
})
export type PlacedTool = ReturnType<typeof placed>

/**
 * What the viewer keeps of a course they take or have taken, each with its lesson; words in alphabetical order.
 * @throws AppError `not_found` for another person's enrolment
 */
export async function getOwnTools(viewer: Viewer, enrolmentId: string) {
  const enrolment = await getOwnEnrolment(viewer, enrolmentId)
  const { version } = enrolment
  const { tools, terms } = await getCourseTools(version.id)
  const words = glossaryOf(
    terms.map(({ word, html, lessonId }) => {
      const title = findLesson(version.outline, lessonId)?.lesson.title ?? ''
      return { word, html, from: { id: lessonId, title, lang: version.language } }
    }),
  )
  return { courseTitle: version.title, tools: tools.map((tool) => placed(enrolment, tool)), words }
}

/**
 * One checklist or good practice of a course of the viewer's, to print.
 * @throws AppError `not_found` for another person's enrolment or a tool that its version does not have
 */
export async function getOwnTool(viewer: Viewer, enrolmentId: string, toolId: string) {
  const enrolment = await getOwnEnrolment(viewer, enrolmentId)
  const { tools } = await getCourseTools(enrolment.version.id)
  const tool = tools.find(({ id }) => id === toolId)
  if (!tool) throw notFound('tool')
  return { courseTitle: enrolment.version.title, tool: placed(enrolment, tool) }
}
