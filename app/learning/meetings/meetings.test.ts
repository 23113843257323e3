import { beforeAll, describe, expect, test } from 'vitest'
import { addAmbito, addCourse, addPerson, type Place } from '#app/certificates/world.fixtures.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import type { ScanDirection } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { drainJobs } from '#app/platform/jobs.server.ts'
import { romeInstant } from '#app/platform/rome-time.ts'
import { addEdition, addMeeting, addParticipant, meetingForm, type EditionFixture } from '#tests/setup/meetings.ts'
import { addGuest } from './add-guest.server.ts'
import { cancelMeeting } from './cancel-meeting.server.ts'
import { changeMeeting } from './change-meeting.server.ts'
import { checkIn, openDoor, readTicket, refuseScan } from './check-in.server.ts'
import { closeExits } from './close-exits.server.ts'
import { confirmMeeting } from './confirm-meeting.server.ts'
import { codeAt } from './door-code.server.ts'
import { getListPage } from './list-page.server.ts'
import { matchGuest } from './match-guest.server.ts'
import { planMeeting } from './plan-meeting.server.ts'
import { listAttendees } from './presence-queries.server.ts'
import { saveRoster } from './save-roster.server.ts'
import { getTaughtMeeting } from './taught-meeting.server.ts'
import { tellAboutMeeting, tellMeetingWorker } from './tell-meeting.server.ts'
import { typeCode } from './type-code.server.ts'
import { writePresence } from './write-presence.server.ts'

const at = (time: string, seconds = 0) => new Date(romeInstant('2026-11-26', time).getTime() + seconds * 1000)
const before = at('08:00')

let place: Place
let other: EditionFixture

beforeAll(async () => {
  place = await addAmbito('INCONTRI')
  other = await addEdition(await addCourse(), await addAmbito('ALTROVE'))
})

/** An edition of its own with one meeting from 9 to 11. */
async function morning(people = 1) {
  const edition = await addEdition(await addCourse(), place)
  const meeting = await addMeeting(edition, at('09:00'), 120, before)
  const participants = []
  for (let count = 0; count < people; count += 1) participants.push(await addParticipant(edition))
  return { edition, ...meeting, participants }
}

type Meeting = Awaited<ReturnType<typeof morning>>
const shown = ({ secret }: Pick<Meeting, 'secret'>, direction: ScanDirection, when: Date) =>
  codeAt(secret, direction, when).code

async function ticketAt(meeting: Meeting, direction: ScanDirection, when: Date): Promise<string> {
  const code = shown(meeting, direction, when)
  return (await openDoor({ meetingId: meeting.meetingId, direction, code }, when)).ticket ?? ''
}

async function scan(meeting: Meeting, index: number, direction: ScanDirection, when: Date) {
  const viewer = meeting.participants[index]?.viewer ?? viewerWith([])
  return checkIn(viewer, meeting.meetingId, await ticketAt(meeting, direction, when), when)
}

const scansOf = async ({ meetingId }: Pick<Meeting, 'meetingId'>) =>
  (await db().meetingScan.findMany({ where: { meetingId }, orderBy: { scannedAt: 'asc' } })).map(
    ({ refusal }) => refusal,
  )
const minutesOf = async (enrolmentId = '') => {
  const entries = await db().attendanceEntry.findMany({ where: { enrolmentId }, orderBy: { recordedAt: 'asc' } })
  return entries.map(({ kind, minutes }) => [kind, minutes])
}
const stateOf = async (enrolmentId = '') =>
  (await db().enrolment.findUniqueOrThrow({ where: { id: enrolmentId }, select: { state: true } })).state
const first = ({ participants }: Meeting) => participants[0]?.enrolmentId ?? ''
const byHand = (enrolmentId: string, entered = '', exited = '', note = '') => ({
  ...{ enrolmentId, intent: 'presence' as const, note },
  ...{ entered: entered || undefined, exited: exited || undefined },
})

describe('at the door', () => {
  test('entry and exit with the code, then the teacher confirms and the minutes count', async () => {
    const meeting = await morning(2)
    expect(await scan(meeting, 0, 'entry', at('08:58'))).toEqual({ ok: true, direction: 'entry' })
    expect(await scan(meeting, 1, 'entry', at('09:20', 30))).toEqual({ ok: true, direction: 'entry' })
    expect(await scan(meeting, 0, 'exit', at('11:03'))).toEqual({ ok: true, direction: 'exit' })
    expect(await scan(meeting, 1, 'exit', at('11:04'))).toEqual({ ok: true, direction: 'exit' })
    const confirmed = await confirmMeeting(meeting.edition.teacher, meeting.meetingId, at('11:10'))
    expect(confirmed).toEqual({ ok: true, present: 2 })
    expect(await minutesOf(first(meeting))).toEqual([['meeting', 120]])
    expect(await minutesOf(meeting.participants[1]?.enrolmentId)).toEqual([['meeting', 99]])
    expect(await stateOf(first(meeting))).toBe('completed')
    expect(await scansOf(meeting)).toEqual([null, null, null, null])
  })

  test('a forwarded code is refused a minute later, and a row says so', async () => {
    const meeting = await morning()
    const { meetingId, participants } = meeting
    const [door, later] = [{ meetingId, direction: 'entry' as const }, at('09:02', 60)]
    const seen = await openDoor({ ...door, code: shown(meeting, 'entry', at('09:02')) }, later)
    expect(seen).toEqual({ verdict: 'old', ticket: null })
    const viewer = participants[0]?.viewer ?? viewerWith([])
    expect(await refuseScan(viewer, door, seen.verdict, later)).toMatchObject({ ok: false, reason: 'code_old' })
    expect(await scansOf(meeting)).toEqual(['code_old'])
    expect(await db().meetingPresence.count({ where: { meetingId } })).toBe(0)
  })

  test('a ticket is one person’s: the same again changes nothing, another’s is a replay', async () => {
    const meeting = await morning(2)
    const ticket = await ticketAt(meeting, 'entry', at('09:00'))
    const [one, two] = meeting.participants.map(({ viewer }) => viewer)
    if (!one || !two) throw new Error('two people')
    expect(await readTicket(meeting.meetingId, ticket, at('09:01'))).toBe('entry')
    expect(await checkIn(one, meeting.meetingId, ticket, at('09:01'))).toMatchObject({ ok: true })
    expect(await checkIn(one, meeting.meetingId, ticket, at('09:01'))).toMatchObject({ ok: true })
    expect(await checkIn(two, meeting.meetingId, ticket, at('09:02'))).toMatchObject({ reason: 'replayed' })
    expect(await checkIn(two, meeting.meetingId, ticket, at('09:06'))).toMatchObject({ reason: 'code_old' })
    expect(await scansOf(meeting)).toEqual([null, 'replayed', 'code_old'])
    const { enteredAt } = await db().meetingPresence.findFirstOrThrow({ where: { meetingId: meeting.meetingId } })
    expect(enteredAt).toEqual(at('09:00'))
  })

  test('two scans of one person at once are one entry; one ticket of two people at once is one too', async () => {
    const meeting = await morning(3)
    const both = await Promise.all([scan(meeting, 0, 'entry', at('09:00')), scan(meeting, 0, 'entry', at('09:00'))])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    const ticket = await ticketAt(meeting, 'entry', at('09:00'))
    const people = meeting.participants.slice(1).map(({ viewer }) => viewer)
    const shared = await Promise.all(people.map((viewer) => checkIn(viewer, meeting.meetingId, ticket, at('09:01'))))
    expect(shared.map(({ ok }) => ok).sort()).toEqual([false, true])
    const refused = (await scansOf(meeting)).filter((refusal) => refusal !== null)
    expect(refused.sort()).toEqual(['already_entered', 'replayed'])
    expect(await db().meetingPresence.count({ where: { meetingId: meeting.meetingId } })).toBe(2)
  })

  test.each([
    ['too early', 'entry', '08:40', 'too_early'],
    ['too late', 'entry', '11:05', 'too_late'],
    ['without entry', 'exit', '11:00', 'no_entry'],
  ] as const)('%s', async (_what, direction, time, reason) => {
    const meeting = await morning()
    expect(await scan(meeting, 0, direction, at(time))).toMatchObject({
      ok: false,
      reason,
      direction,
    })
    expect(await scansOf(meeting)).toEqual([reason])
  })

  test('somebody of another edition, or withdrawn, is not enrolled here', async () => {
    const meeting = await morning()
    const stranger = await addParticipant(other)
    const ticket = await ticketAt(meeting, 'entry', at('09:00'))
    const refused = { ok: false, reason: 'not_enrolled' }
    expect(await checkIn(stranger.viewer, meeting.meetingId, ticket, at('09:00'))).toMatchObject(refused)
    await db().enrolment.update({ where: { id: first(meeting) }, data: { state: 'withdrawn' } })
    expect(await scan(meeting, 0, 'entry', at('09:00'))).toMatchObject(refused)
  })

  test('a typed code finds its meeting, says it is old, and is counted', async () => {
    const meeting = await morning()
    await morning()
    const viewer = meeting.participants[0]?.viewer ?? viewerWith([])
    const typed = (code: string, when: Date) => typeCode(viewer, code, when)
    const code = shown(meeting, 'entry', at('09:02'))
    expect(await typed(code, at('09:04'))).toMatchObject({
      meetingId: meeting.meetingId,
      outcome: { reason: 'code_old' },
    })
    expect(await typed(code, at('09:02', 5))).toMatchObject({ outcome: { ok: true, direction: 'entry' } })
    expect(await typed('000000', at('09:03'))).toMatchObject({
      meetingId: meeting.meetingId,
      outcome: { reason: 'code_wrong' },
    })
    expect((await scansOf(meeting)).map(String).sort()).toEqual(['code_old', 'code_wrong', 'null'])
    for (let tries = 0; tries < 20; tries += 1) await typed('000000', at('09:03'))
    expect(await typed(shown(meeting, 'exit', at('09:03')), at('09:03'))).toMatchObject({
      outcome: { reason: 'too_many' },
    })
  })
})

describe('the list', () => {
  test('is its teachers’ and the office’s of the ambito; others find nothing', async () => {
    const { edition, meetingId, participants } = await morning()
    expect((await getTaughtMeeting(edition.teacher, meetingId)).isOffice).toBe(false)
    expect((await getTaughtMeeting(edition.office, meetingId)).isOffice).toBe(true)
    for (const viewer of [other.teacher, other.office, participants[0]?.viewer ?? viewerWith([])]) {
      await expect(getTaughtMeeting(viewer, meetingId)).rejects.toMatchObject({ code: 'not_found' })
      await expect(confirmMeeting(viewer, meetingId, at('12:00'))).rejects.toMatchObject({ code: 'not_found' })
      const hand = byHand(participants[0]?.enrolmentId ?? '', '09:00', '11:00')
      await expect(writePresence(viewer, meetingId, hand, at('12:00'))).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('is written to from when the door opens, by the teacher as by the office', async () => {
    const { edition, meetingId, participants } = await morning()
    const enrolmentId = participants[0]?.enrolmentId ?? ''
    const guest = { name: 'Marta', organisation: '', email: undefined, entered: '09:00', exited: '11:00' }
    const lines = [{ enrolmentId, entered: '09:00', exited: '11:00', skip: false }]
    const early = { ok: false, reason: 'not_open_yet' }
    for (const viewer of [edition.teacher, edition.office]) {
      const [when, form] = [at('08:44', 59), byHand(enrolmentId, '09:00', '11:00', 'Prima.')]
      expect(await writePresence(viewer, meetingId, form, when)).toEqual(early)
      expect(await saveRoster(viewer, meetingId, { lines, note: 'Prima.' }, when)).toEqual(early)
      expect(await addGuest(viewer, meetingId, guest, when)).toEqual(early)
      expect(await getListPage(viewer, meetingId, when)).toMatchObject({ isOpen: false, opensAt: at('08:45') })
    }
    expect(await db().meetingPresence.count({ where: { meetingId } })).toBe(0)
    expect(await getListPage(edition.teacher, meetingId, at('08:45'))).toMatchObject({ isOpen: true, opensAt: null })
    expect(await writePresence(edition.teacher, meetingId, byHand(enrolmentId, '08:45'), at('08:45'))).toEqual({
      ok: true,
    })
  })

  test('is corrected by hand with new rows, and confirmed once also twice at the same time', async () => {
    const meeting = await morning(3)
    const { edition, meetingId, participants } = meeting
    const [one, two, three] = participants.map(({ enrolmentId }) => enrolmentId)
    await scan(meeting, 0, 'entry', at('09:00'))
    const write = (form: Parameters<typeof writePresence>[2]) =>
      writePresence(edition.teacher, meetingId, form, at('11:05'))
    expect(await write(byHand(two ?? '', '09:30', '11:15'))).toEqual({ ok: true })
    expect(await write(byHand(two ?? '', '11:00', '10:00'))).toEqual({ ok: false, reason: 'exit_before_entry' })
    expect(await write(byHand(two ?? '', '', '10:00'))).toEqual({ ok: false, reason: 'entry_missing' })
    expect(await write({ ...byHand(three ?? ''), intent: 'absent' })).toEqual({ ok: true })
    const stranger = await addParticipant(other)
    expect(await write(byHand(stranger.enrolmentId, '09:00', '11:00'))).toEqual({
      ok: false,
      reason: 'enrolment_unknown',
    })
    const confirm = (when: Date) => confirmMeeting(edition.teacher, meetingId, when)
    expect(await confirm(at('10:59'))).toEqual({ ok: false, reason: 'not_over' })
    expect(await confirm(at('11:05'))).toEqual({ ok: false, reason: 'exits_missing' })
    expect(await closeExits(edition.teacher, meetingId, at('11:05'))).toEqual({ ok: true })
    const both = await Promise.all([confirm(at('11:06')), confirm(at('11:06'))])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await minutesOf(one)).toEqual([['meeting', 120]])
    expect(await minutesOf(two)).toEqual([['meeting', 90]])
    expect(await minutesOf(three)).toEqual([])
    // 80 % of 120 minutes: the second stays short of them.
    expect([await stateOf(one), await stateOf(two), await stateOf(three)]).toEqual([
      'completed',
      'under_way',
      'enrolled',
    ])
    expect(await write(byHand(two ?? '', '09:00', '11:00'))).toEqual({ ok: false, reason: 'meeting_confirmed' })
    expect(await scan(meeting, 0, 'exit', at('11:10'))).toMatchObject({ reason: 'confirmed' })
  })

  test('is corrected by the office afterwards, with a reason, as a new presence and a new entry', async () => {
    const { edition, meetingId, participants } = await morning()
    const enrolmentId = participants[0]?.enrolmentId ?? ''
    await writePresence(edition.teacher, meetingId, byHand(enrolmentId, '09:00', '10:00'), at('11:00'))
    await confirmMeeting(edition.teacher, meetingId, at('11:05'))
    const correct = (note: string, exited: string) =>
      writePresence(edition.office, meetingId, byHand(enrolmentId, '09:00', exited, note), at('13:00'))
    expect(await correct(' ', '11:00')).toEqual({ ok: false, reason: 'reason_missing' })
    expect(await correct('Era uscita per una telefonata.', '10:50')).toEqual({ ok: true })
    expect(await minutesOf(enrolmentId)).toEqual([
      ['meeting', 60],
      ['correction', 50],
    ])
    expect(await stateOf(enrolmentId)).toBe('completed')
    expect(await db().meetingPresence.count({ where: { meetingId } })).toBe(2)
    expect((await listAttendees({ id: meetingId, editionId: edition.editionId }))[0]).toMatchObject({
      minutes: 110,
      number: 1,
    })
  })

  test('takes the signed sheet where it says more than the codes', async () => {
    const meeting = await morning(3)
    const { edition, meetingId, participants } = meeting
    await scan(meeting, 0, 'entry', at('09:00', 20))
    await scan(meeting, 0, 'exit', at('11:00', 10))
    await scan(meeting, 1, 'entry', at('09:10'))
    const line = (index: number, entered: string, exited: string, skip = false) => ({
      ...{ enrolmentId: participants[index]?.enrolmentId ?? '', entered, exited, skip },
    })
    const save = (lines: ReturnType<typeof line>[]) =>
      saveRoster(edition.teacher, meetingId, { lines, note: '' }, at('12:00'))
    expect(await save([line(0, '09:00', '11:00'), line(2, '', '')])).toEqual({ ok: false, reason: 'roster_empty' })
    expect(await save([line(1, '11:00', '09:00')])).toEqual({ ok: false, reason: 'line_wrong' })
    expect(await save([line(0, '09:00', '11:00'), line(1, '09:05', '11:00'), line(2, '09:00', '11:00', true)])).toEqual(
      { ok: true, saved: 1 },
    )
    const rows = await listAttendees({ id: meetingId, editionId: edition.editionId })
    const of = (index: number) => rows.find((row) => row.enrolmentId === participants[index]?.enrolmentId)
    expect(of(0)).toMatchObject({ source: 'code', exitedAt: at('11:00', 10) })
    expect(of(1)).toMatchObject({ source: 'paper', enteredAt: at('09:05'), exitedAt: at('11:00') })
    expect(of(2)).toMatchObject({ source: null })
  })

  test('matches a guest to an enrolment once, before the confirmation and after it', async () => {
    const { edition, meetingId } = await morning()
    const guest = (name: string) =>
      addGuest(
        edition.teacher,
        meetingId,
        { name, organisation: '', email: undefined, entered: '09:00', exited: '11:00' },
        at('11:00'),
      )
    expect(await guest('Marta di un altro ente')).toEqual({ ok: true })
    expect(await guest('Piera')).toEqual({ ok: true })
    const [marta, piera] = await db().meetingGuest.findMany({ where: { meetingId }, orderBy: { name: 'asc' } })
    const [one, two] = [await addParticipant(edition), await addParticipant(edition)]
    const match = (viewer = edition.office, guestId = '', enrolmentId = '') =>
      matchGuest(viewer, meetingId, { guestId, enrolmentId }, at('15:00'))
    const both = await Promise.all([
      match(edition.teacher, marta?.id, one.enrolmentId),
      match(edition.office, marta?.id, two.enrolmentId),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    const [matched, unmatched] = both[0].ok ? [one, two] : [two, one]
    expect(await match(edition.office, piera?.id, matched.enrolmentId)).toEqual({
      ok: false,
      reason: 'already_present',
    })
    await confirmMeeting(edition.teacher, meetingId, at('16:00'))
    expect(await minutesOf(matched.enrolmentId)).toEqual([['meeting', 120]])
    expect(await match(edition.teacher, piera?.id, unmatched.enrolmentId)).toEqual({
      ok: false,
      reason: 'meeting_confirmed',
    })
    expect(await match(edition.office, piera?.id, (await addParticipant(other)).enrolmentId)).toEqual({
      ok: false,
      reason: 'enrolment_unknown',
    })
    expect(await match(edition.office, piera?.id, unmatched.enrolmentId)).toEqual({ ok: true })
    expect(await minutesOf(unmatched.enrolmentId)).toEqual([['meeting', 120]])
    expect(await stateOf(unmatched.enrolmentId)).toBe('completed')
  })
})

describe('the office', () => {
  const credit = { system: 'cnoas', kind: 'formativi', state: 'requested' } as const

  test('plans no meeting while credits wait for the id of the event', async () => {
    const edition = await addEdition(await addCourse(), place)
    const id = newId()
    await db().editionCredit.create({ data: { id, editionId: edition.editionId, ...credit } })
    const plan = () => planMeeting(edition.office, edition, meetingForm(edition, at('09:00'), 60), before)
    expect(await plan()).toEqual({ ok: false, reason: 'credits_without_event' })
    await db().editionCredit.update({ where: { id }, data: { eventId: 'CNOAS-2026-1' } })
    expect(await plan()).toMatchObject({ ok: true })
  })

  test.each([
    ['another mode', { mode: 'live_online' }, 'url_missing'],
    ['no place', { place: '' }, 'place_missing'],
    ['no teacher', { teacherIds: [] }, 'teacher_missing'],
    ['a stranger as teacher', { teacherIds: ['00000000-0000-4000-8000-00000000dead'] }, 'teacher_unknown'],
    ['an end before the start', { to: '08:00' }, 'end_before_start'],
    ['a day out of the period', { day: '2031-01-01' }, 'outside_period'],
    ['a day and a night', { from: '00:00', to: '23:00' }, 'too_long'],
  ] as const)('is told of %s', async (_what, changes, reason) => {
    const edition = await addEdition(await addCourse(), place)
    const form = {
      ...meetingForm(edition, at('09:00'), 60),
      ...changes,
      teacherIds: [...('teacherIds' in changes ? changes.teacherIds : [edition.teacherId])],
    }
    expect(await planMeeting(edition.office, edition, form, before)).toEqual({ ok: false, reason })
  })

  test('of another ambito, a teacher and a learner plan nothing', async () => {
    const { edition, meetingId } = await morning()
    const form = meetingForm(edition, at('09:00'), 60)
    for (const viewer of [other.office, edition.teacher, viewerWith([], await addPerson())]) {
      const refused = { code: 'not_found' }
      await expect(planMeeting(viewer, edition, form, before)).rejects.toMatchObject(refused)
      await expect(changeMeeting(viewer, { ...edition, meetingId }, form, before)).rejects.toMatchObject(refused)
      await expect(cancelMeeting(viewer, { ...edition, meetingId }, 'No', before)).rejects.toMatchObject(refused)
    }
    const elsewhere = { ambitoSlug: other.ambitoSlug, editionId: other.editionId, meetingId }
    await expect(cancelMeeting(other.office, elsewhere, 'No', before)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('changes and cancels, and everybody is written once for each', async () => {
    const { edition, meetingId, participants } = await morning()
    const where = { ...edition, meetingId }
    const { email } = await db().account.findUniqueOrThrow({
      where: { personId: participants[0]?.viewer.personId ?? '' },
    })
    const subjects = async () =>
      (await db().mail.findMany({ where: { recipient: email }, orderBy: { queuedAt: 'asc' } })).map(
        ({ subject }) => subject.split(':')[0],
      )
    const changed = { ...meetingForm(edition, at('10:00'), 90), tell: true }
    expect(await changeMeeting(edition.office, where, changed, at('08:01'))).toEqual({ ok: true })
    await drainJobs([tellMeetingWorker])
    await tellAboutMeeting(meetingId, at('08:01'))
    expect(await subjects()).toEqual(['Cambia un incontro'])
    expect(await cancelMeeting(edition.office, where, 'La docente è malata.', at('08:02'))).toEqual({ ok: true })
    await drainJobs([tellMeetingWorker])
    await drainJobs([tellMeetingWorker])
    expect(await subjects()).toEqual(['Cambia un incontro', 'Incontro annullato'])
    expect(await cancelMeeting(edition.office, where, 'Ancora', at('08:03'))).toEqual({
      ok: false,
      reason: 'meeting_cancelled',
    })
    expect(await changeMeeting(edition.office, where, changed, at('08:03'))).toEqual({
      ok: false,
      reason: 'meeting_cancelled',
    })
    expect(await stateOf(participants[0]?.enrolmentId)).toBe('enrolled')
  })

  test('cannot change what is confirmed', async () => {
    const { edition, meetingId } = await morning()
    await confirmMeeting(edition.office, meetingId, at('11:30'))
    const where = { ...edition, meetingId }
    const refused = { ok: false, reason: 'meeting_confirmed' }
    expect(await changeMeeting(edition.office, where, meetingForm(edition, at('10:00'), 60), at('12:00'))).toEqual(
      refused,
    )
    expect(await cancelMeeting(edition.office, where, 'No', at('12:00'))).toEqual(refused)
  })
})
