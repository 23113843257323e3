import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { evaluationMessages } from '#app/reporting/evaluation/messages.ts'
import { evaluationPaths } from '#app/reporting/evaluation/paths.ts'
import { listProjects } from '#app/reporting/evaluation/projects.server.ts'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  return { projects: await listProjects(viewer, clock.now()) }
}

export default function Projects() {
  const { projects } = useLoaderData<typeof loader>()
  const t = useText(evaluationMessages)
  const { number, shortDay } = useFormats()
  const columns: Column<(typeof projects)[number]>[] = [
    {
      header: t('project'),
      cell: ({ projectKey, code, cup }) => <Link to={evaluationPaths.project({ projectKey })}>{code || cup}</Link>,
    },
    { header: t('fund'), cell: ({ fund }) => fund },
    { header: t('cup'), cell: ({ cup }) => cup || '–' },
    {
      header: t('period'),
      cell: ({ startsOn, endsOn }) =>
        endsOn ? `${shortDay(startsOn)} – ${shortDay(endsOn)}` : t('period_open', { from: shortDay(startsOn) }),
    },
    { header: t('editions'), numeric: true, cell: ({ editions }) => number(editions) },
    { header: t('people'), numeric: true, cell: ({ people }) => number(people) },
  ]
  return (
    <Page title={t('projects')} lead={t('projects_lead')} width="wide">
      {projects.length > 0 ? (
        <DataTable
          caption={t('projects')}
          captionHidden
          columns={columns}
          rows={projects}
          keyOf={({ projectKey }) => projectKey}
          stacked
        />
      ) : (
        <EmptyState title={t('none_title')}>
          <p>{t('none')}</p>
        </EmptyState>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, evaluationMessages, 'projects')]

export const ErrorBoundary = ErrorPage
