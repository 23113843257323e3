import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { lessonsOf } from '#app/learning/course-plan.ts'
import { learningMessages } from '#app/learning/messages.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { toolMessages } from '#app/learning/tool-messages.ts'
import { listCatalogue } from '#app/learning/version-queries.server.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'

export async function loader() {
  const courses = await listCatalogue()
  return {
    courses: courses.map(({ slug, title, summary, declaredMinutes, outline }) => ({
      slug,
      title,
      summary,
      declaredMinutes,
      lessons: lessonsOf(outline).length,
    })),
  }
}

export default function Catalogue() {
  const { courses } = useLoaderData<typeof loader>()
  const t = useText(learningMessages)
  const tools = useText(toolMessages)
  const { duration } = useFormats()
  return (
    <Page title={t('catalogue_title')} lead={t('catalogue_lead')}>
      {courses.length === 0 && (
        <EmptyState title={t('catalogue_empty')}>
          <p>{t('catalogue_empty_text')}</p>
        </EmptyState>
      )}
      <ul className="card-grid">
        {courses.map((course) => (
          <li key={course.slug} className="card catalogue-card">
            <h2 className="card__title">
              <Link to={learningPaths.course({ slug: course.slug })}>{course.title}</Link>
            </h2>
            <p>{course.summary}</p>
            <p className="muted">
              {t('lessons_count', { count: course.lessons })} ·{' '}
              {t('minutes_total', { duration: duration(course.declaredMinutes) })}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Link to={learningPaths.glossary()}>{tools('glossary_all')}</Link>
      </p>
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, learningMessages, 'catalogue_title')]

export const ErrorBoundary = ErrorPage
