import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OwnWork } from '#app/authoring/components/own-work.tsx'
import { findOwnWork } from '#app/authoring/own-work.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { OwnDuties } from '#app/learning/assignments/components/own-duties.tsx'
import { listOwnDuties } from '#app/learning/assignments/own-duties.server.ts'
import { OwnCourses } from '#app/learning/components/own-courses.tsx'
import { currentCourses } from '#app/learning/current-courses.ts'
import { lessonToResume, minutesLeft, percentDone } from '#app/learning/course-plan.ts'
import { listOwnEnrolments, type OwnEnrolment } from '#app/learning/enrolment-queries.server.ts'
import { TaughtNext } from '#app/learning/meetings/components/taught-next.tsx'
import { findTaughtNext } from '#app/learning/meetings/own-meetings.server.ts'
import { learningMessages } from '#app/learning/messages.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { hasTools } from '#app/learning/tool-queries.server.ts'
import { listReturned } from '#app/assessment/marking/own-answer.server.ts'
import { markingPaths } from '#app/assessment/marking/paths.ts'
import { hoursPaths } from '#app/certificates/hours/paths.ts'
import { ownYearSoFar } from '#app/certificates/hours/year-minutes.server.ts'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { civilDay, clock } from '#app/platform/clock.ts'
import { env } from '#app/platform/env.server.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { ProgressBar, ProgressRing } from '#app/ui/components/progress.tsx'

async function cardOf({ current, past }: { current: OwnEnrolment; past: OwnEnrolment[] }) {
  const { id, state, version, done, lastLessonId } = current
  const { outline, title } = version
  const next = lessonToResume(outline, done, lastLessonId)
  return {
    id,
    state,
    title,
    percent: percentDone(outline, done),
    minutesLeft: minutesLeft(outline, done),
    past: past.map(({ id: enrolmentId, completedAt, enrolledAt }) => ({
      enrolmentId,
      year: civilDay(completedAt ?? enrolledAt).getUTCFullYear(),
    })),
    keepsTools: state === 'completed' && (await hasTools(version.id)),
    lesson: next && { id: next.id, title: next.title, minutes: next.minutes },
  }
}

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const now = clock.now()
  const [enrolments, hours, returned, work, taught, duties] = await Promise.all([
    listOwnEnrolments(viewer),
    ownYearSoFar(viewer, now),
    listReturned(viewer),
    findOwnWork(viewer, env().demo),
    findTaughtNext(viewer),
    listOwnDuties(viewer, now),
  ])
  return {
    now,
    duties,
    taught,
    work,
    name: viewer.givenName,
    hours,
    returned,
    courses: await Promise.all(currentCourses(enrolments).map(cardOf)),
  }
}

type CourseCard = Awaited<ReturnType<typeof cardOf>>

function Resume({ course }: { course: CourseCard | undefined }) {
  const t = useText(learningMessages)
  const { duration } = useFormats()
  const { courses } = useLoaderData<typeof loader>()
  if (!course?.lesson) {
    return courses.length > 0 ? (
      <EmptyState
        title={t('all_done_title')}
        action={<LinkButton to={certificatesPaths.mine()}>{t('see_certificates')}</LinkButton>}
      >
        <p>{t('all_done_text')}</p>
      </EmptyState>
    ) : (
      <EmptyState
        title={t('none_title')}
        action={<LinkButton to={learningPaths.catalogue()}>{t('none_action')}</LinkButton>}
      >
        <p>{t('none_text')}</p>
      </EmptyState>
    )
  }
  const begun = course.state === 'under_way'
  const to = learningPaths.lesson({ enrolmentId: course.id, lessonId: course.lesson.id })
  return (
    <Card tone="accent" kicker={begun ? t('resume') : t('start')} title={course.lesson.title}>
      <p>
        {course.title} · {t('lesson_minutes', { duration: duration(course.lesson.minutes) })}
      </p>
      <ProgressBar percent={course.percent} label={t('course_progress', { percent: course.percent })} />
      <p className="button-row">
        <LinkButton to={to}>{begun ? t('resume_button') : t('start_button')}</LinkButton>
        <span className="muted">{t('resume_minutes', { duration: duration(course.minutesLeft) })}</span>
      </p>
    </Card>
  )
}

function Hours() {
  const { year, minutes, target } = useLoaderData<typeof loader>().hours
  const t = useText(learningMessages)
  const { duration, hours } = useFormats()
  const values = { credited: duration(minutes), target: duration(target) }
  const figure =
    minutes < 60 ? t('minutes_figure', { minutes }) : t('hours_figure', { hours: hours(minutes), count: minutes / 60 })
  return (
    <Card title={t('hours_title', { year })}>
      <div className="hours">
        <ProgressRing percent={(minutes / target) * 100} figure={figure} label={t('hours_of', values)} />
        <div>
          <p className="muted small">{t('hours_of', values)}.</p>
          <p>
            <Link to={hoursPaths.own()}>{t('hours_see')}</Link>
          </p>
        </div>
      </div>
    </Card>
  )
}

function Returned() {
  const { returned } = useLoaderData<typeof loader>()
  const t = useText(learningMessages)
  return returned.map(({ id }) => (
    <p key={id} className="alert alert--info">
      {t('answer_returned')} <Link to={markingPaths.own({ answerId: id })}>{t('answer_returned_link')}</Link>
    </p>
  ))
}

export default function Home() {
  const { now, duties, taught, name, courses, hours, work } = useLoaderData<typeof loader>()
  const t = useText(learningMessages)
  // Who has other work sees it first, and what they learn only if there is any.
  const learns = !work || courses.length > 0 || hours.minutes > 0
  return (
    <Page title={t('home_title', { name })}>
      <Returned />
      {taught && <TaughtNext meeting={taught} now={now} />}
      <OwnDuties duties={duties} />
      {work && <OwnWork work={work} />}
      {learns && (
        <div className="home">
          <Resume
            course={
              courses.find(({ state }) => state === 'under_way') ?? courses.find(({ state }) => state === 'enrolled')
            }
          />
          <Hours />
        </div>
      )}
      <OwnCourses courses={courses} />
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, learningMessages, 'my_courses')]

export const ErrorBoundary = ErrorPage
