import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { findViewer } from '#app/identity/require-viewer.server.ts'
import { MeetingParams } from '#app/learning/meetings/schemas.ts'
import { findOfficeOfMeeting } from '#app/learning/meetings/taught-meeting.server.ts'
import { OfficeNavigation } from '#app/organisation/components/office-navigation.tsx'
import { clock } from '#app/platform/clock.ts'
import { officeMenu } from '#app/reporting/office-menu.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { meetingStyles } from '#app/ui/page-styles.ts'

/**
 * An office that opens the list of a meeting stays among its pages: its menu stands above. Nothing for a teacher; each
 * page asks for itself who may open it.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await findViewer(request)
  const meeting = MeetingParams.safeParse(params)
  const ambito = viewer && meeting.success ? await findOfficeOfMeeting(viewer, meeting.data.meetingId) : null
  return viewer && ambito ? officeMenu(viewer, ambito, clock.now()) : null
}

export default function MeetingPages() {
  const office = useLoaderData<typeof loader>()
  return (
    <>
      {office && <OfficeNavigation {...office} under="editions" />}
      <Outlet />
    </>
  )
}

export const links = meetingStyles

export const ErrorBoundary = ErrorPage
