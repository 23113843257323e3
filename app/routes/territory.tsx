import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { TerritoryPanel } from '#app/organisation/components/territory-panel.tsx'
import { TerritoryTable } from '#app/organisation/components/territory-table.tsx'
import { getTerritoryPage } from '#app/organisation/territory-queries.server.ts'
import { territoryMessages } from '#app/organisation/territory-messages.ts'
import { civilDay, clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  return getTerritoryPage(await requireViewer(request), civilDay(clock.now()))
}

export default function TerritoryPage() {
  const { card, ownOrganisationId, territories } = useLoaderData<typeof loader>()
  const t = useText(territoryMessages)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Card title={t('own')}>
        <TerritoryPanel card={card} linked={false} />
      </Card>
      {territories.map((territory) => (
        <TerritoryTable key={territory.ambitoId} territory={territory} ownId={ownOrganisationId} />
      ))}
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, territoryMessages, 'title')]

export const ErrorBoundary = ErrorPage
