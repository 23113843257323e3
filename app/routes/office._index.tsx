import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { listAmbitiForViewer } from '#app/organisation/ambito-queries.server.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { canSeeOffice } from '#app/organisation/policy.ts'
import { AppError } from '#app/platform/errors.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { reportingMessages } from '#app/reporting/messages.ts'
import { reportingPaths } from '#app/reporting/paths.ts'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  if (!canSeeOffice(viewer)) throw new AppError('forbidden', { message: 'only offices and contacts see coverage' })
  const ambiti = await listAmbitiForViewer(viewer)
  const [only] = ambiti
  if (only && ambiti.length === 1) return redirect(reportingPaths.dashboard({ ambitoSlug: only.slug }))
  return { ambiti: ambiti.map(({ slug, name }) => ({ slug, name })) }
}

export default function Office() {
  const { ambiti } = useLoaderData<typeof loader>()
  const t = useText(reportingMessages)
  const place = useText(organisationMessages)
  return (
    <Page title={place('ambiti')} lead={ambiti.length > 0 ? t('office_lead') : undefined} kicker={t('office')}>
      {ambiti.length === 0 ? (
        <EmptyState title={t('offices_none_title')}>
          <p>{place('ambiti_none')}</p>
        </EmptyState>
      ) : (
        <ul className="card-grid">
          {ambiti.map(({ slug, name }) => (
            <li key={slug} className="card">
              <h2 className="card__title">
                <Link to={reportingPaths.dashboard({ ambitoSlug: slug })}>{name}</Link>
              </h2>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, organisationMessages, 'ambiti')]

export const ErrorBoundary = ErrorPage
