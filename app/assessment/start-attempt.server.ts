import { randomInt } from 'node:crypto'
import type { Transaction } from '#app/platform/database.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { listAttemptsIn } from './attempt-queries.server.ts'
import { drawQuestions } from './draw-questions.ts'
import { getSpec } from './spec-queries.server.ts'
import { deadlineOf, nextStartAt } from './time-rule.ts'

export type StartRefusal = 'no_attempts_left' | 'must_wait'

type Outcome = { ok: true; attemptId: string } | { ok: false; reason: StartRefusal }

/**
 * Begins an attempt, or returns the open one. The caller holds the lock on the enrolment, so two at once make one.
 * A case can be walked, a form filled in again as often as one likes; a quiz as its `attempts` allow, and `waitMinutes`
 * after one that failed, of those that were not set aside. The deadline of a quiz with a time limit is fixed here, by the server's clock. `counter` is kept
 * of cases only.
 */
export async function startAttemptIn(
  tx: Transaction,
  place: { enrolmentId: string; courseVersionId: string; activityId: string; counter: DepartmentKind | null },
  now: Date,
): Promise<Outcome> {
  const { counter, ...exercise } = place
  const spec = await getSpec(place.courseVersionId, place.activityId, tx)
  const every = await listAttemptsIn(tx, place.enrolmentId, place.activityId)
  const before = every.filter(({ setAsideAt }) => setAsideAt === null)
  const open = before.find(({ submittedAt }) => submittedAt === null)
  if (open) return { ok: true, attemptId: open.id }
  if (spec.kind === 'quiz' && spec.attempts > 0 && before.length >= spec.attempts)
    return { ok: false, reason: 'no_attempts_left' }
  if (spec.kind === 'quiz' && nextStartAt(before.at(-1), spec.waitMinutes, now))
    return { ok: false, reason: 'must_wait' }
  const seed = randomInt(2 ** 31 - 1)
  const seen = new Set(every.flatMap((attempt) => attempt.drawn))
  const drawn = spec.kind === 'quiz' ? drawQuestions(spec, seed, seen) : spec.kind === 'case' ? [spec.start] : []
  const number = Math.max(0, ...every.map((attempt) => attempt.number)) + 1
  const id = newId()
  const deadlineAt = spec.kind === 'quiz' ? deadlineOf(now, spec.timeLimitMinutes) : null
  const times = { startedAt: now, deadlineAt }
  const from = spec.kind === 'case' ? { counter } : {}
  await tx.attempt.create({ data: { id, ...exercise, ...from, kind: spec.kind, number, seed, drawn, ...times } })
  return { ok: true, attemptId: id }
}
