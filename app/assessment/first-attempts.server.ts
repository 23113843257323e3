import { sql } from '#app/platform/database.server.ts'

/** A quiz in some versions of its course. */
export type QuizVersions = { activityId: string; versionIds: readonly string[] }

/** The first attempt of every person at a quiz, open or handed in, and how many `tries` each began. */
export const firstAttempts = ({ activityId, versionIds }: QuizVersions) => sql()`
  SELECT DISTINCT ON (e.person_id) a.id, a.course_version_id, a.submitted_at, a.points_hundredths, a.max_hundredths,
    count(*) OVER (PARTITION BY e.person_id) AS tries
  FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
  WHERE a.course_version_id = ANY(${[...versionIds]}::uuid[]) AND a.activity_id = ${activityId}
  ORDER BY e.person_id, a.started_at, a.id`
