import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { markingMessages } from '#app/assessment/marking/messages.ts'
import { markingPaths } from '#app/assessment/marking/paths.ts'
import { DraftTasks } from '#app/authoring/components/draft-tasks.tsx'
import { WritingLinks } from '#app/authoring/components/writing-links.tsx'
import { PublishedFolderLink } from '#app/authoring/drafts/import/components/import-links.tsx'
import { listDraftTasks } from '#app/authoring/drafts/list-drafts.server.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { countAnswersWaiting } from '#app/authoring/marking-queue.server.ts'
import { authoringMessages } from '#app/authoring/page-messages.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { ExportLink } from '#app/authoring/export/components/export-link.tsx'
import { PrintLink } from '#app/authoring/print/components/print-link.tsx'
import { printPaths } from '#app/authoring/print/paths.ts'
import {
  listPublishedCourses,
  type PublishedCourse,
  type VersionLine,
} from '#app/authoring/published-courses.server.ts'
import { settingsMessages } from '#app/authoring/settings/messages.ts'
import { CourseLanguages, OriginalNote } from '#app/authoring/translation/components/course-languages.tsx'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const [courses, waiting, tasks] = await Promise.all([
    listPublishedCourses(viewer),
    countAnswersWaiting(viewer),
    listDraftTasks(viewer),
  ])
  const asked = new URL(request.url).searchParams.get('published')
  const published = courses.find(({ slug }) => slug === asked) ?? null
  return { courses, waiting, tasks, published: published && publishedNews(published) }
}

const publishedNews = ({ title, versions }: PublishedCourse) => ({
  title,
  number: Math.max(0, ...versions.map(({ number }) => number)),
})

function Versions({ title, versions }: { title: string; versions: VersionLine[] }) {
  const t = useText(authoringMessages)
  const { dayOf: day } = useFormats()
  const people = (state: keyof VersionLine['people']): Column<VersionLine> => ({
    header: t(`people_${state}`),
    numeric: true,
    cell: (version) => version.people[state],
  })
  const columns: Column<VersionLine>[] = [
    { header: t('version'), cell: ({ number }) => number },
    { header: t('version_on'), cell: ({ publishedAt }) => day(publishedAt) },
    { header: t('version_notes'), cell: ({ notes }) => notes || '–' },
    people('enrolled'),
    people('under_way'),
    people('completed'),
  ]
  return (
    <DataTable
      caption={t('versions_caption', { title })}
      columns={columns}
      rows={versions}
      keyOf={({ number }) => String(number)}
    />
  )
}

function Exercises({ slug, exercises, kind }: Pick<PublishedCourse, 'slug' | 'exercises'> & { kind: 'quiz' | 'case' }) {
  const t = useText(authoringMessages)
  const own = exercises.filter((exercise) => exercise.kind === kind)
  if (own.length === 0) return null
  return (
    <>
      <h3>{t(kind === 'quiz' ? 'quizzes' : 'cases')}</h3>
      <ul>
        {own.map(({ id, title }) => (
          <li key={id}>
            <Link to={authoringPaths.quiz({ slug, activityId: id })}>{title}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function CourseCard({ course }: { course: PublishedCourse }) {
  const { slug, title, lessons, exercises, minutes, versions, language, original, translations } = course
  const t = useText(authoringMessages)
  const d = useText(draftMessages)
  const settings = useText(settingsMessages)
  const { duration } = useFormats()
  return (
    <section id={slug} className="card">
      <h2 className="card__title">{title}</h2>
      <p className="muted">
        {t('course_size', { lessons, exercises: exercises.length, duration: duration(minutes) })} ·{' '}
        <Link to={learningPaths.course({ slug })}>{t('course_open')}</Link>
      </p>
      {original && <OriginalNote original={original} />}
      {translations.length > 0 && <CourseLanguages language={language} translations={translations} />}
      <Versions title={title} versions={versions} />
      <Exercises slug={slug} exercises={exercises} kind="quiz" />
      <Exercises slug={slug} exercises={exercises} kind="case" />
      <p>
        <Link to={authoringPaths.surveys({ slug })}>{t('surveys')}</Link> ·{' '}
        <PrintLink to={printPaths.course({ slug })} /> · <ExportLink slug={slug} /> ·{' '}
        <PublishedFolderLink slug={slug} /> · <Link to={authoringPaths.settings({ slug })}>{settings('settings')}</Link>
      </p>
      <Form method="post" action={`${draftPaths.draft({ slug })}?index`}>
        <Button kind="outline" name="intent" value="open">
          {d('write_on')}
        </Button>
      </Form>
    </section>
  )
}

export default function PublishedCourses() {
  const { courses, waiting, tasks, published } = useLoaderData<typeof loader>()
  const t = useText(authoringMessages)
  const m = useText(markingMessages)
  return (
    <Page title={t('courses_title')} lead={t('courses_lead')}>
      {published && (
        <Alert kind="success">
          <p>{t('published_news', published)}</p>
        </Alert>
      )}
      <p>
        <strong>{m('queue_waiting', { count: waiting })}</strong>.{' '}
        <Link to={markingPaths.queue()}>{m('queue_open')}</Link>
      </p>
      {tasks.length > 0 && <DraftTasks drafts={tasks} />}
      <WritingLinks />
      {courses.length === 0 && (
        <EmptyState title={t('courses_none')}>
          <p>{t('courses_none_text')}</p>
        </EmptyState>
      )}
      <div className="stack">
        {courses.map((course) => (
          <CourseCard key={course.slug} course={course} />
        ))}
      </div>
      <section id="writing" className="section measure">
        <h2>{t('writing_title')}</h2>
        <ol>
          {(['begin', 'lessons', 'check', 'publish'] as const).map((step) => (
            <li key={step}>{t(`writing_${step}`)}</li>
          ))}
        </ol>
        <p>{t('writing_try')}</p>
        <details className="technical">
          <summary>{t('for_installers')}</summary>
          <p>{t('technical_format')}</p>
          <p>{t('technical_check')}</p>
          <p>{t('technical_marks')}</p>
          <ul>
            {courses.map(({ slug, versions }) => (
              <li key={slug}>
                <code>{slug}</code>: {versions.map(({ number, mark }) => `${number} ${mark}`).join(', ')}
              </li>
            ))}
          </ul>
        </details>
      </section>
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, authoringMessages, 'courses_title')]

export const ErrorBoundary = ErrorPage
