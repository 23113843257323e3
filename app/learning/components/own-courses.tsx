import { assessmentPaths } from '#app/assessment/paths.ts'
import type { EnrolmentState } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'
import { learningMessages } from '../messages.ts'
import { learningPaths } from '../paths.ts'

export type OwnCourse = {
  id: string
  state: EnrolmentState
  title: string
  percent: number
  keepsTools: boolean
  /** The times it was taken before, the latest first, by the civil year they were completed in. */
  past: { enrolmentId: string; year: number }[]
}

const badges = { enrolled: 'neutral', under_way: 'info', completed: 'success', withdrawn: 'neutral' } as const

/** One's courses, each with the times it was taken before, and the way to one's journal. */
export function OwnCourses({ courses }: { courses: OwnCourse[] }) {
  const t = useText(learningMessages)
  if (courses.length === 0) return null
  return (
    <section className="section" aria-labelledby="my-courses">
      <h2 id="my-courses">{t('my_courses')}</h2>
      <ul className="card-grid">
        {courses.map((course) => (
          <li key={course.id} className="card">
            <p>
              {course.state !== 'withdrawn' && <Badge kind={badges[course.state]}>{t(`state_${course.state}`)}</Badge>}
            </p>
            <h3>
              <Link to={learningPaths.enrolment({ enrolmentId: course.id })}>{course.title}</Link>
            </h3>
            {/* Where meetings alone count, a completed course may have no lesson done: «0%» would deny it. */}
            {(course.state !== 'completed' || course.percent > 0) && (
              <ProgressBar percent={course.percent} label={t('course_progress', { percent: course.percent })} />
            )}
            {course.past.map(({ enrolmentId, year }) => (
              <p key={enrolmentId} className="small">
                <Link
                  to={learningPaths.enrolment({ enrolmentId })}
                  aria-label={t('done_in_of', { title: course.title, year })}
                >
                  {t('done_in', { year })}
                </Link>
              </p>
            ))}
            {course.keepsTools && (
              <p>
                <Link to={learningPaths.tools({ enrolmentId: course.id })}>{t('keep_tools')}</Link>
              </p>
            )}
          </li>
        ))}
      </ul>
      <p>
        <Link to={assessmentPaths.journal()}>{t('my_journal')}</Link>
      </p>
    </section>
  )
}
