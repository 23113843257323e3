import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ExternalsTable } from '#app/certificates/hours/components/externals-table.tsx'
import { countWaiting, getAmbitoOfExternals, listExternals } from '#app/certificates/hours/external-queries.server.ts'
import { hoursMessages } from '#app/certificates/hours/messages.ts'
import { hoursPaths } from '#app/certificates/hours/paths.ts'
import { PageQuery } from '#app/certificates/hours/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const ambito = await getAmbitoOfExternals(viewer, ambitoSlug)
  const page = PageQuery.parse(new URL(request.url).searchParams.get('page') ?? 1)
  const [list, waiting] = await Promise.all([listExternals(ambito, page), countWaiting(ambito.id)])
  return { ambitoSlug, ambitoName: ambito.name, page, waiting, ...list }
}

function Pages() {
  const { ambitoSlug, page, more } = useLoaderData<typeof loader>()
  const t = useText(hoursMessages)
  if (page === 1 && !more) return null
  return (
    <nav className="pages" aria-label={t('pages')}>
      {page > 1 && <Link to={hoursPaths.externals({ ambitoSlug, page: page - 1 })}>{t('page_previous')}</Link>}
      {more && <Link to={hoursPaths.externals({ ambitoSlug, page: page + 1 })}>{t('page_next')}</Link>}
    </nav>
  )
}

export default function OfficeExternals() {
  const { ambitoSlug, ambitoName, externals, waiting } = useLoaderData<typeof loader>()
  const t = useText(hoursMessages)
  return (
    <Page title={t('office_title')} kicker={ambitoName} lead={t('office_lead')} width="wide">
      {externals.length > 0 ? (
        <>
          <p>{waiting > 0 ? t('office_waiting', { count: waiting }) : t('office_none_waiting')}</p>
          <ExternalsTable ambitoSlug={ambitoSlug} externals={externals} />
        </>
      ) : (
        <EmptyState title={t('office_none_title')}>
          <p>{t('office_none')}</p>
        </EmptyState>
      )}
      <Pages />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, hoursMessages, 'office_title')]

export const ErrorBoundary = ErrorPage
