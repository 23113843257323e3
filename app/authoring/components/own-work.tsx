import { markingMessages } from '#app/assessment/marking/messages.ts'
import { markingPaths } from '#app/assessment/marking/paths.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { OwnWork as Work } from '../own-work.server.ts'
import { draftPaths } from '../drafts/paths.ts'
import { authoringPaths } from '../paths.ts'
import { workMessages } from '../work-messages.ts'
import { DraftTasks } from './draft-tasks.tsx'

type Courses = readonly { slug: string; title: string }[]

function CourseLinks({ courses, pathTo }: { courses: Courses; pathTo: (place: { slug: string }) => string }) {
  return (
    <ul>
      {courses.map(({ slug, title }) => (
        <li key={slug}>
          <Link to={pathTo({ slug })}>{title}</Link>
        </li>
      ))}
    </ul>
  )
}

function Authoring({ waiting, courses, drafts }: NonNullable<Work['authoring']>) {
  const t = useText(workMessages)
  const m = useText(markingMessages)
  return (
    <>
      <Card tone={waiting > 0 ? 'accent' : 'plain'} title={m('queue_title')}>
        <p>{waiting > 0 ? m('queue_waiting', { count: waiting }) : m('queue_empty')}</p>
        <p>
          <LinkButton kind={waiting > 0 ? 'primary' : 'outline'} to={markingPaths.queue()}>
            {m('queue_open')}
          </LinkButton>
        </p>
      </Card>
      <Card tone={drafts.length > 0 ? 'accent' : 'plain'} title={t('drafts')}>
        {drafts.length > 0 ? <DraftTasks drafts={drafts} /> : <p>{t('drafts_text')}</p>}
        <p>
          <LinkButton kind="outline" to={draftPaths.list()}>
            {t('drafts_open')}
          </LinkButton>
        </p>
      </Card>
      <Card title={t('figures')}>
        <CourseLinks courses={courses} pathTo={authoringPaths.course} />
        <p className="muted">{t('figures_text')}</p>
      </Card>
    </>
  )
}

/** Courses whose surveys have totals to read. */
export function SurveyedCourses({ courses }: { courses: Courses }) {
  const t = useText(workMessages)
  if (courses.length === 0) return <p>{t('surveys_none')}</p>
  return <CourseLinks courses={courses} pathTo={authoringPaths.surveys} />
}

/** What somebody's roles give them to do, the first thing they see. */
export function OwnWork({ work: { authoring, surveys, office, outbox } }: { work: Work }) {
  const t = useText(workMessages)
  return (
    <section className="section" aria-label={t('work')}>
      <div className="card-grid">
        {office && (
          <Card tone={authoring ? 'plain' : 'accent'} title={t('office')}>
            <p>{t('office_text')}</p>
            <p>
              <LinkButton kind={authoring ? 'outline' : 'primary'} to="/office">
                {t('office_open')}
              </LinkButton>
            </p>
          </Card>
        )}
        {authoring && <Authoring {...authoring} />}
        {surveys && (
          <Card tone="accent" title={t('surveys')}>
            <p>{t('surveys_lead')}</p>
            <SurveyedCourses courses={surveys} />
          </Card>
        )}
        {outbox && (
          <Card title={t('outbox')}>
            <p>{t('outbox_text')}</p>
            <p>
              <LinkButton kind="outline" to="/admin/outbox">
                {t('outbox_open')}
              </LinkButton>
            </p>
          </Card>
        )}
      </div>
    </section>
  )
}
