import { expect } from '@playwright/test'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { ask } from './ask.ts'

/** Contests the minutes of a lesson by the learner's own form; returns the contest. */
export async function contestMinutes(cookie: string, enrolmentId: string, activityId: string): Promise<string> {
  const contestId = newId()
  const { _sum } = await db().attendanceEntry.aggregate({ where: { enrolmentId, activityId }, _sum: { minutes: true } })
  const minutes = { countedMinutes: String(_sum.minutes ?? 0), missingMinutes: '1' }
  const body = { contestId, activityId, ...minutes, text: 'Ho letto dal telefono mentre ero in viaggio.' }
  const reply = await ask(`/learn/${enrolmentId}/hours`, { cookie, body })
  expect(reply.location).toContain('/hours#')
  return contestId
}

/** A correction that takes minutes of a lesson away: what counts in full cannot be contested. */
export async function takeAway(enrolmentId: string, activityId: string, minutes: number): Promise<void> {
  const row = { id: newId(), enrolmentId, activityId, kind: 'correction' as const, minutes: -minutes }
  await db().attendanceEntry.create({ data: { ...row, reason: 'Contati due volte.', recordedAt: new Date() } })
}

/** Two windows that showed a lesson at once some days ago, as they are stored. */
export async function addSeen(enrolmentId: string, activityId: string): Promise<void> {
  const from = Date.now() - 3 * 86_400_000
  await db().attendanceInterval.createMany({
    data: [0, 4].map((minutes, sequence) => ({
      ...{ windowId: newId(), sequence, enrolmentId, activityId, exit: 'left' as const, receivedAt: new Date() },
      ...{ enteredAt: new Date(from + minutes * 60_000), exitedAt: new Date(from + (minutes + 7) * 60_000) },
    })),
  })
}
