import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { env } from '#app/platform/env.server.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import { romeClock } from '#app/platform/rome-time.ts'
import { calendarMessages } from './calendar-messages.ts'
import type { OwnMeeting } from './own-meetings.server.ts'
import { meetingPaths } from './paths.ts'

const zone = 'Europe/Rome'

/** The clocks of Italy as calendars want them said (RFC 5545, 3.6.5): the rule of the European Union, directive 2000/84/EC. */
const romeRules = `BEGIN:VTIMEZONE
TZID:${zone}
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE`.replaceAll('\n', '\r\n')

/** A date that shows on this machine's clocks what the clocks in Italy show then, to the minute: the library reads those of the machine. */
function onItsClock(instant: Date): Date {
  const { day, time } = romeClock(instant)
  return new Date(`${day}T${time}:00`)
}

/** How often a calendar program asks again, in seconds: a cancelled meeting shows on the phone within the hour. */
const askedAgain = 3600

/** Meetings as an iCalendar file (RFC 5545), in one language; the cancelled ones as such. */
export function makeCalendar(meetings: readonly OwnMeeting[], locale: Locale, now: Date): string {
  const t = translator(calendarMessages, locale)
  const calendar = ical({
    name: t('calendar_name'),
    prodId: { company: 'Sguardi', product: 'meetings', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    // Of the events only: stamps stay in UTC, as the standard asks.
    timezone: { name: null, generator: () => romeRules },
    ttl: askedAgain,
  })
  for (const meeting of meetings) {
    const { id, topic, courseTitle, mode, place, url, startsAt, endsAt, revision, cancelledAt, cancelReason } = meeting
    const isOnline = mode === 'live_online'
    const teachers = t('calendar_teachers', { names: meeting.teacherNames.join(', ') })
    const lines = [courseTitle, teachers, isOnline ? url : '', cancelledAt ? cancelReason : '']
    calendar.createEvent({
      id: `${id}@${new URL(env().publicUrl).hostname}`,
      sequence: revision - 1,
      stamp: now,
      timezone: zone,
      start: onItsClock(startsAt),
      end: onItsClock(endsAt),
      summary: cancelledAt ? t('calendar_cancelled', { topic }) : topic,
      description: lines.filter((line) => line !== '').join('\n'),
      location: isOnline ? t('calendar_online') : place,
      url: `${env().publicUrl}${meetingPaths.calendar()}`,
      status: cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}

/** Of a calendar file: made for one person, kept by nobody in between. */
export const calendarHeaders = {
  'Content-Type': 'text/calendar; charset=utf-8',
  'Content-Disposition': 'attachment; filename="incontri.ics"',
  'Cache-Control': 'private, no-store',
}
