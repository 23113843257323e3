import { expect, test } from 'vitest'
import { addAmbito, addCourse } from '#app/certificates/world.fixtures.ts'
import { romeInstant } from '#app/platform/rome-time.ts'
import { addEdition, addMeeting, addParticipant } from '#tests/setup/meetings.ts'
import { cancelMeeting } from './cancel-meeting.server.ts'
import { confirmMeeting } from './confirm-meeting.server.ts'
import { findTaughtNext } from './own-meetings.server.ts'

const at = (day: string, time: string) => romeInstant(day, time)
const before = at('2026-11-26', '08:00')

test('what waits for a teacher: first what is over and not confirmed, then what is to come, nothing cancelled', async () => {
  const edition = await addEdition(await addCourse(), await addAmbito('INSEGNO'))
  const { viewer: learner } = await addParticipant(edition)
  expect(await findTaughtNext(edition.teacher)).toBeNull()
  const { meetingId: over } = await addMeeting(edition, at('2026-11-26', '09:00'), 120, before)
  const { meetingId: dropped } = await addMeeting(edition, at('2026-11-27', '09:00'), 120, before)
  const { meetingId: toCome } = await addMeeting(edition, at('2026-11-28', '09:00'), 120, before)
  expect(await cancelMeeting(edition.office, { ...edition, meetingId: dropped }, 'Sala chiusa', before)).toEqual({
    ok: true,
  })
  expect(await findTaughtNext(edition.teacher)).toMatchObject({ id: over })
  await confirmMeeting(edition.teacher, over, at('2026-11-26', '11:10'))
  expect(await findTaughtNext(edition.teacher)).toMatchObject({ id: toCome })
  expect(await findTaughtNext(learner)).toBeNull()
})
