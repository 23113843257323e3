import { BoundedMap } from '#app/platform/bounded-map.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { CourseTools } from './tool-schemas.ts'

/** Versions never change (P1), so what was read is kept; the oldest goes when there are too many. */
const kept = new BoundedMap<string, CourseTools>(200)

/**
 * What learners keep of a course version: checklists, good practices, words.
 * @throws AppError `not_found`
 */
export async function getCourseTools(courseVersionId: string): Promise<CourseTools> {
  const known = kept.get(courseVersionId)
  if (known) return known
  const row = await db().courseVersion.findUnique({ where: { id: courseVersionId }, select: { tools: true } })
  if (!row) throw notFound('course version')
  const tools = CourseTools.parse(row.tools)
  kept.set(courseVersionId, tools)
  return tools
}

/** Whether there is anything to keep of a course version. */
export async function hasTools(courseVersionId: string): Promise<boolean> {
  const { tools, terms } = await getCourseTools(courseVersionId)
  return tools.length + terms.length > 0
}
