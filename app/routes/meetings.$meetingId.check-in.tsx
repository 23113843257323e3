import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { checkIn, openDoor, readTicket, refuseScan } from '#app/learning/meetings/check-in.server.ts'
import { CheckInPanel } from '#app/learning/meetings/components/check-in-panel.tsx'
import { doorCookie, readDoorCookie } from '#app/learning/meetings/door-cookie.server.ts'
import { findDoor } from '#app/learning/meetings/find-door.server.ts'
import { ownMessages } from '#app/learning/meetings/own-messages.ts'
import { meetingPaths } from '#app/learning/meetings/paths.ts'
import { DoorQuery, MeetingParams } from '#app/learning/meetings/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { meetingStyles } from '#app/ui/page-styles.ts'

/** A scanned code: while it is good this device gets a ticket for it, and only then its owner is asked who they are. */
async function readScan(request: Request, meetingId: string) {
  const query = DoorQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return null
  const now = clock.now()
  const { direction } = query.data
  const { verdict, ticket } = await openDoor({ meetingId, ...query.data }, now)
  if (ticket) {
    const headers = { 'Set-Cookie': doorCookie({ meetingId, ticket }) }
    throw redirect(meetingPaths.checkIn({ meetingId }), { headers })
  }
  return refuseScan(await requireViewer(request), { meetingId, direction }, verdict, now)
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { meetingId } = MeetingParams.parse(params)
  const scanned = await readScan(request, meetingId)
  const viewer = await requireViewer(request)
  const ticket = await readTicket(meetingId, readDoorCookie(request), clock.now())
  const refusal = scanned && !scanned.ok ? scanned : undefined
  const door = await findDoor(viewer, meetingId, ticket !== null || refusal !== undefined)
  const name = `${viewer.givenName} ${viewer.familyName}`
  return data({ door, name, direction: ticket, refusal }, { status: refusal ? 409 : 200 })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { meetingId } = MeetingParams.parse(params)
  const outcome = await checkIn(viewer, meetingId, readDoorCookie(request), clock.now())
  if (!outcome.ok) return data({ refusal: outcome }, { status: outcome.reason === 'too_many' ? 429 : 409 })
  const headers = { 'Set-Cookie': doorCookie({ meetingId, ticket: null }) }
  return redirect(meetingPaths.checkIn({ meetingId }), { headers })
}

export default function CheckIn() {
  const { door, name, direction, refusal } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(ownMessages)
  const title = direction ? t(`door_${direction}`) : t('door_title')
  return (
    <Page title={title} kicker={door.courseTitle} width="reading">
      <CheckInPanel door={door} name={name} direction={direction} refusal={reply?.refusal ?? refusal} />
    </Page>
  )
}

export const links = meetingStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, ownMessages, 'door_title')]

export const ErrorBoundary = ErrorPage
