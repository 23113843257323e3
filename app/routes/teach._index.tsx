import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { OwnMeetingCard } from '#app/learning/meetings/components/own-meeting-card.tsx'
import { listTaughtMeetings } from '#app/learning/meetings/own-meetings.server.ts'
import { ownMessages } from '#app/learning/meetings/own-messages.ts'
import { meetingPaths } from '#app/learning/meetings/paths.ts'
import { teachingMessages } from '#app/learning/meetings/teaching-messages.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { meetingStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  return { meetings: await listTaughtMeetings(viewer), now: clock.now() }
}

export default function Teach() {
  const { meetings, now } = useLoaderData<typeof loader>()
  const t = useText(teachingMessages)
  const own = useText(ownMessages)
  const isOver = ({ cancelledAt, confirmedAt }: (typeof meetings)[number]) => cancelledAt ?? confirmedAt
  const groups = [
    ['teach_open', meetings.filter((one) => !isOver(one))],
    ['teach_done', meetings.filter(isOver).reverse()],
  ] as const
  return (
    <Page
      title={t('teach_title')}
      lead={t('teach_lead')}
      breadcrumbs={[{ label: own('title'), to: meetingPaths.calendar() }]}
    >
      {meetings.length === 0 && (
        <EmptyState title={t('teach_none')}>
          <p>{t('teach_none_hint')}</p>
        </EmptyState>
      )}
      {groups.map(
        ([key, ofGroup]) =>
          ofGroup.length > 0 && (
            <section key={key} className="section" aria-labelledby={key}>
              <h2 id={key}>{t(key)}</h2>
              <ul className="meetings">
                {ofGroup.map((meeting) => (
                  <OwnMeetingCard key={meeting.id} meeting={meeting} now={now} />
                ))}
              </ul>
            </section>
          ),
      )}
    </Page>
  )
}

export const links = meetingStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, teachingMessages, 'teach_title')]

export const ErrorBoundary = ErrorPage
