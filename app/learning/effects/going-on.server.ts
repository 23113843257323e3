import { Prisma } from '#app/platform/database.server.ts'

/** Enrolments `e` of a course that are neither completed nor withdrawn, in their current round. */
export const goingOn = (courseId: string) => Prisma.sql`
  e.state IN ('enrolled', 'under_way') AND e.superseded_at IS NULL
  AND e.course_version_id IN (SELECT v.id FROM course_version v WHERE v.course_id = ${courseId}::uuid)`
