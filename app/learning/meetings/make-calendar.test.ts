import { expect, test } from 'vitest'
import { romeInstant } from '#app/platform/rome-time.ts'
import { makeCalendar } from './make-calendar.server.ts'
import type { OwnMeeting } from './own-meetings.server.ts'

const now = new Date('2026-10-01T10:00:00Z')
const at = (day: string, time: string) => romeInstant(day, time)

function meeting(changes: Partial<OwnMeeting>): OwnMeeting {
  return {
    ...{ id: '0b0ed4d2-6f0f-4b8e-9a43-000000000001', topic: 'Ascoltare, domandare; capire', courseTitle: 'Mediare' },
    ...{ mode: 'in_person', place: 'Sala consiliare, via Verdi 2', url: '', minutes: 120, isTeacher: false },
    ...{ startsAt: at('2026-10-24', '09:00'), endsAt: at('2026-10-24', '11:00'), revision: 1 },
    ...{ cancelledAt: null, cancelReason: '', confirmedAt: null, teacherNames: ['Ines Cattedra'] },
    presence: { enteredAt: null, exitedAt: null },
    ...changes,
  }
}

const linesOf = (...meetings: OwnMeeting[]) =>
  makeCalendar(meetings, 'it', now)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')

test('a meeting stands in the clocks of Italy, in summer and winter, with their rules', () => {
  const winter = { startsAt: at('2026-10-26', '09:00'), endsAt: at('2026-10-26', '11:00') }
  const lines = linesOf(meeting({}), meeting(winter))
  expect(lines.filter((line) => line.startsWith('DTSTART;'))).toEqual([
    'DTSTART;TZID=Europe/Rome:20261024T090000',
    'DTSTART;TZID=Europe/Rome:20261026T090000',
  ])
  expect(lines.filter((line) => line.startsWith('DTEND;'))[1]).toBe('DTEND;TZID=Europe/Rome:20261026T110000')
  expect(lines.filter((line) => line === 'BEGIN:VTIMEZONE' || line === 'END:VTIMEZONE')).toHaveLength(2)
  expect(lines).toContain('SUMMARY:Ascoltare\\, domandare\\; capire')
  expect(lines).toContain('LOCATION:Sala consiliare\\, via Verdi 2')
  expect(lines).toContain('DTSTAMP:20261001T100000Z')
  expect(lines).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H')
})

test('a cancelled meeting says so, under the same id and a later sequence', () => {
  const cancelled = { cancelledAt: now, cancelReason: 'La docente è malata.', revision: 3 }
  const [before, after] = [linesOf(meeting({})), linesOf(meeting(cancelled))]
  const uid = before.find((line) => line.startsWith('UID:')) ?? 'none'
  expect(after).toEqual(expect.arrayContaining([uid, 'STATUS:CANCELLED', 'SEQUENCE:2']))
  expect(before).toEqual(expect.arrayContaining([uid, 'STATUS:CONFIRMED', 'SEQUENCE:0']))
  expect(after.find((line) => line.startsWith('SUMMARY:'))).toMatch(/^SUMMARY:Annullato/)
})

test('an online meeting carries its link, in the language of its owner', () => {
  const url = 'https://incontri.example/stanza'
  const lines = makeCalendar([meeting({ mode: 'live_online', place: '', url })], 'en', now).split('\r\n')
  expect(lines).toContain('LOCATION:Online')
  expect(lines.join('\n').replace(/\n[ \t]/g, '')).toContain(url)
  expect(lines).toContain('X-WR-CALNAME:Meetings of Sguardi')
})
