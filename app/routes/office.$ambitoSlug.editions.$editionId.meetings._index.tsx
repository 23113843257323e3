import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { EditionFrame } from '#app/learning/editions/components/edition-frame.tsx'
import { framedEdition } from '#app/learning/editions/framed-edition.ts'
import { EditionParams } from '#app/learning/editions/schemas.ts'
import { PlannedList } from '#app/learning/meetings/components/planned-list.tsx'
import { PlanningBlocked } from '#app/learning/meetings/components/planning-block.tsx'
import { planMessages } from '#app/learning/meetings/office-messages.ts'
import { plannedPaths } from '#app/learning/meetings/paths.ts'
import { getPlanning, listPlannedMeetings } from '#app/learning/meetings/planned-meetings.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { meetingStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = EditionParams.parse(params)
  const now = clock.now()
  const { edition, block } = await getPlanning(viewer, place, now)
  return { place, edition: framedEdition(edition), block, meetings: await listPlannedMeetings(edition), now }
}

export default function EditionMeetings() {
  const { place, edition, block, meetings, now } = useLoaderData<typeof loader>()
  const t = useText(planMessages)
  const plan = <LinkButton to={plannedPaths.create(place)}>{t('plan_new')}</LinkButton>
  return (
    <EditionFrame edition={edition} tab="meetings" lead={t('lead')}>
      {block && <PlanningBlocked block={block} place={place} />}
      {!block && meetings.length === 0 && (
        <EmptyState title={t('none')} action={plan}>
          <p>{t('none_hint')}</p>
        </EmptyState>
      )}
      {!block && meetings.length > 0 && <p>{plan}</p>}
      {meetings.length > 0 && <PlannedList meetings={meetings} place={place} now={now} />}
    </EditionFrame>
  )
}

export const links = meetingStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, planMessages, 'meetings')]

export const ErrorBoundary = ErrorPage
