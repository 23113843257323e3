import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { EditionList } from '#app/learning/editions/components/edition-list.tsx'
import { listAmbitoEditions } from '#app/learning/editions/list-editions.server.ts'
import { editionMessages } from '#app/learning/editions/messages.ts'
import { getAmbitoOfEditions } from '#app/learning/editions/office-edition.server.ts'
import { participantMessages } from '#app/learning/editions/participant-messages.ts'
import { editionPaths } from '#app/learning/editions/paths.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { evaluationMessages } from '#app/reporting/evaluation/messages.ts'
import { evaluationPaths } from '#app/reporting/evaluation/paths.ts'
import { reportingPaths } from '#app/reporting/paths.ts'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const ambito = await getAmbitoOfEditions(viewer, ambitoSlug)
  return { ambitoSlug, ambitoName: ambito.name, editions: await listAmbitoEditions(ambito, clock.now()) }
}

export default function Editions() {
  const { ambitoSlug, ambitoName, editions } = useLoaderData<typeof loader>()
  const t = useText(participantMessages)
  const title = useText(editionMessages)('editions')
  const paid = useText(evaluationMessages)
  const make = <LinkButton to={editionPaths.create({ ambitoSlug })}>{t('make')}</LinkButton>
  return (
    <Page
      title={title}
      lead={t('list_lead')}
      breadcrumbs={[{ label: ambitoName, to: reportingPaths.dashboard({ ambitoSlug }) }]}
    >
      {editions.length === 0 ? (
        <EmptyState title={t('list_none')} action={make}>
          <p>{t('list_none_hint')}</p>
        </EmptyState>
      ) : (
        <>
          <p>{make}</p>
          <EditionList ambitoSlug={ambitoSlug} editions={editions} />
          <p>
            <Link to={evaluationPaths.projects()}>{paid('projects_of_funds')}</Link>
          </p>
        </>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, editionMessages, 'editions')]

export const ErrorBoundary = ErrorPage
