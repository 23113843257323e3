import type { LoaderFunctionArgs } from '@remix-run/node'
import { getFeedOwner } from '#app/learning/meetings/calendar-feed.server.ts'
import { calendarHeaders, makeCalendar } from '#app/learning/meetings/make-calendar.server.ts'
import { listMeetingsOf } from '#app/learning/meetings/own-meetings.server.ts'
import { FeedParams } from '#app/learning/meetings/schemas.ts'
import { clock } from '#app/platform/clock.ts'

/** Somebody's meetings under their secret address; calendar programs cannot sign in. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { token } = FeedParams.parse(params)
  const { personId, locale } = await getFeedOwner(token)
  const meetings = await listMeetingsOf(personId)
  return new Response(makeCalendar(meetings, locale, clock.now()), { headers: calendarHeaders })
}
