import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { DoorScreen } from '#app/learning/meetings/components/door-screen.tsx'
import { MeetingFrame } from '#app/learning/meetings/components/meeting-frame.tsx'
import { drawDoor } from '#app/learning/meetings/draw-door.server.ts'
import { countLines, getListPage } from '#app/learning/meetings/list-page.server.ts'
import { CodeQuery, MeetingParams } from '#app/learning/meetings/schemas.ts'
import { teachingMessages } from '#app/learning/meetings/teaching-messages.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { meetingStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { meetingId } = MeetingParams.parse(params)
  const { direction } = CodeQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const now = clock.now()
  const { taught, meeting, lines } = await getListPage(viewer, meetingId, now)
  const isClosed = meeting.cancelledAt !== null || meeting.confirmedAt !== null
  const door = isClosed ? null : await drawDoor(taught, direction, now)
  return data({ meeting, door, counts: countLines(lines), now }, { headers: { 'Cache-Control': 'no-store' } })
}

export default function DoorCode() {
  const { meeting, door, counts, now } = useLoaderData<typeof loader>()
  const t = useText(teachingMessages)
  return (
    <MeetingFrame meeting={meeting} tab="code" now={now}>
      {door ? (
        <DoorScreen meetingId={meeting.id} door={door} counts={counts} />
      ) : (
        <EmptyState title={t('code_closed')}>
          <p>{t('code_closed_hint')}</p>
        </EmptyState>
      )}
    </MeetingFrame>
  )
}

export const links = meetingStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, teachingMessages, 'tab_code')]

export const ErrorBoundary = ErrorPage
