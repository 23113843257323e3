import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { calendarHeaders, makeCalendar } from '#app/learning/meetings/make-calendar.server.ts'
import { getOwnMeeting } from '#app/learning/meetings/own-meetings.server.ts'
import { MeetingParams } from '#app/learning/meetings/schemas.ts'
import { clock } from '#app/platform/clock.ts'

/** One of the viewer's meetings, for a calendar program. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { meetingId } = MeetingParams.parse(params)
  const meeting = await getOwnMeeting(viewer, meetingId)
  return new Response(makeCalendar([meeting], viewer.locale, clock.now()), { headers: calendarHeaders })
}
