import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { TerritoryFigures, TerritoryPanel } from '#app/organisation/components/territory-panel.tsx'
import { TerritoryTable } from '#app/organisation/components/territory-table.tsx'
import { getTerritoryPage } from '#app/organisation/territory-queries.server.ts'
import { territoryPageMessages } from '#app/organisation/territory-page-messages.ts'
import { civilDay, clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Slug } from '#app/platform/slug.ts'
import { Card } from '#app/ui/components/card.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'

const Query = z.object({ comune: Slug.nullable() })

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { comune } = Query.parse({ comune: new URL(request.url).searchParams.get('comune') })
  return getTerritoryPage(viewer, civilDay(clock.now()), comune)
}

export default function TerritoryPage() {
  const { card, ownOrganisationId, territories, chosen } = useLoaderData<typeof loader>()
  const t = useText(territoryPageMessages)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Card title={t('own')}>
        <TerritoryPanel card={card} linked={false} />
      </Card>
      {chosen && chosen.profile.organisationId !== ownOrganisationId && (
        <div className="section">
          <Card title={chosen.profile.name} tone="accent">
            <TerritoryFigures profile={chosen.profile} range={chosen.range} ambito={chosen.ambitoName} />
          </Card>
        </div>
      )}
      {territories.map((territory) => (
        <TerritoryTable key={territory.ambitoId} territory={territory} ownId={ownOrganisationId} />
      ))}
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, territoryPageMessages, 'title')]

export const ErrorBoundary = ErrorPage
