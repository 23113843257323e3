import { Form } from '@remix-run/react'
import { useEffect, type ReactNode } from 'react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button, LinkButton } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'
import { watchLesson } from '../attendance/watch-lesson.ts'
import type { ShownPlan } from '../course-plan.ts'
import { lessonMessages } from '../lesson-messages.ts'
import { learningPaths } from '../paths.ts'
import type { Lesson } from '../schemas.ts'
import { CourseOutline } from './course-outline.tsx'
import { KeepsToolsContext } from './tool-frames.tsx'

type Neighbour = { id: string; title: string } | null

export type LessonFrameProps = {
  enrolmentId: string
  courseTitle: string
  moduleTitle: string
  plan: ShownPlan
  lesson: Lesson
  position: { number: number; total: number }
  previous: Neighbour
  next: Neighbour
  done: string[]
  percent: number
  courseCompleted: boolean
  /** Whether there is something to keep after the course; asked on its last lesson. */
  keepsTools: boolean
  certificatesUrl: string
  /** Titles of open exercises, after a refused completion. */
  refusedFor: string[] | null
  children: ReactNode
}

function Neighbours({ enrolmentId, previous, next }: Pick<LessonFrameProps, 'enrolmentId' | 'previous' | 'next'>) {
  const t = useText(lessonMessages)
  return (
    <nav className="lesson__neighbours" aria-label={t('outline')}>
      {previous && (
        <Link to={learningPaths.lesson({ enrolmentId, lessonId: previous.id })}>
          <small>← {t('previous')}</small>
          {previous.title}
        </Link>
      )}
      {next && (
        <Link to={learningPaths.lesson({ enrolmentId, lessonId: next.id })} className="lesson__next">
          <small>{t('next')} →</small>
          {next.title}
        </Link>
      )}
    </nav>
  )
}

/** Titles set apart, whatever sign they end with. */
const quoted = (titles: readonly string[]) => titles.map((title) => `«${title}»`).join(', ')

function LessonState({ lesson, done, courseCompleted, certificatesUrl, refusedFor }: LessonFrameProps) {
  const t = useText(lessonMessages)
  const { duration } = useFormats()
  const open = lesson.activities.filter(({ id }) => !done.includes(id)).map(({ title }) => title)
  if (courseCompleted) {
    return (
      <Alert kind="success" title={t('course_done_title')}>
        <p>{t('course_done')}</p>
        <p>
          <LinkButton to={certificatesUrl}>{t('see_certificates')}</LinkButton>
        </p>
      </Alert>
    )
  }
  if (done.includes(lesson.id))
    return <Alert kind="success">{t('lesson_completed', { duration: duration(lesson.minutes) })}</Alert>
  if (refusedFor) return <Alert kind="warning">{t('exercises_open', { titles: quoted(refusedFor) })}</Alert>
  if (open.length > 0) return <p className="muted">{t('lesson_exercises', { titles: quoted(open) })}</p>
  return (
    <Form method="post">
      <Button name="intent" value="complete-lesson">
        {t('lesson_complete')}
      </Button>
    </Form>
  )
}

/** A lesson's page: plan at the side (folded on a phone), text in one column, completion and neighbours at the end. */
export function LessonFrame(props: LessonFrameProps) {
  const {
    enrolmentId,
    courseTitle,
    moduleTitle,
    plan,
    lesson,
    position,
    previous,
    next,
    done,
    percent,
    keepsTools,
    children,
  } = props
  const t = useText(lessonMessages)
  const { duration } = useFormats()
  useEffect(() => watchLesson(enrolmentId, lesson.id), [enrolmentId, lesson.id])
  return (
    <div className="lesson">
      <aside className="lesson__side" aria-label={t('outline')}>
        <ProgressBar percent={percent} label={t('course_progress', { percent })} />
        <details className="lesson__drawer">
          <summary>{t('outline')}</summary>
          <CourseOutline plan={plan} done={done} enrolmentId={enrolmentId} current={lesson.id} />
        </details>
      </aside>
      <article className="lesson__main">
        <header className="lesson__header">
          <p className="kicker">
            <Link to={learningPaths.enrolment({ enrolmentId })}>{courseTitle}</Link>
          </p>
          <h1>{lesson.title}</h1>
          <p className="muted">
            {t('lesson_position', { module: moduleTitle, ...position })} ·{' '}
            {t('lesson_minutes', { duration: duration(lesson.minutes) })}
          </p>
        </header>
        <KeepsToolsContext.Provider value>{children}</KeepsToolsContext.Provider>
        <footer className="lesson__end">
          <LessonState {...props} />
          {keepsTools && (
            <p>
              <Link to={learningPaths.tools({ enrolmentId })}>{t('keep_tools')}</Link>
            </p>
          )}
          <Neighbours enrolmentId={enrolmentId} previous={previous} next={next} />
        </footer>
      </article>
    </div>
  )
}
