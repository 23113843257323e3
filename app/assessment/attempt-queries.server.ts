import { z } from 'zod'
import type { Viewer } from '#app/identity/viewer.ts'
import { Prisma, sql, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { Correction } from './correct-question.ts'
import { lockKeys } from './lock-keys.server.ts'
import { AnswerValue } from './schemas.ts'
import { overBefore } from './time-rule.ts'

const Drawn = z.array(z.string())
const Corrections = z.array(Correction)

export type JournalEntry = { id: string; itemId: string; sequence: number; value: AnswerValue; receivedAt: Date }

/** Points in hundredths; `number` is the correction's. */
export type Regrade = {
  number: number
  pointsBefore: number
  pointsAfter: number
  max: number
  passedBefore: boolean
  passedAfter: boolean
}

/** A loaded attempt with its journal: proof that it is the viewer's. */
export type LoadedAttempt = {
  id: string
  enrolmentId: string
  courseVersionId: string
  activityId: string
  number: number
  seed: number
  /** Ids of the questions drawn, in order; of a case the first scene. */
  drawn: string[]
  submitted: boolean
  deadlineAt: Date | null
  submittedAt: Date | null
  /** Since when it counts no more: a newer version of the course asks for the exercise anew. */
  setAsideAt: Date | null
  /** The result that counts: with every regrade. */
  pointsHundredths: number | null
  maxHundredths: number | null
  passed: boolean | null
  /** Of a case: the counter it is walked from. */
  counter: DepartmentKind | null
  journal: JournalEntry[]
  /** What corrections made of it since it was handed in, the first one first. */
  regrades: Regrade[]
  /** Every correction of the quiz in this version, the first one first. */
  corrections: Correction[]
}

/**
 * An attempt with its journal, its regrades and the corrections of its quiz in one round trip: every lesson page and
 * every answer asks for them. A plain text, for postgres.js and for Prisma's transactions alike.
 */
const columns = `
  a.id, a.enrolment_id AS "enrolmentId", a.course_version_id AS "courseVersionId", a.activity_id AS "activityId",
  a.number, a.seed, a.drawn, a.deadline_at AS "deadlineAt", a.submitted_at AS "submittedAt",
  a.set_aside_at AS "setAsideAt", a.points_hundredths AS "pointsHundredths", a.max_hundredths AS "maxHundredths", a.passed, a.counter,
  COALESCE((
    SELECT json_agg(json_build_object('id', w.id, 'itemId', w.item_id, 'sequence', w.sequence, 'value', w.value,
      'receivedAt', w.received_at) ORDER BY w.sequence)
    FROM answer w WHERE w.attempt_id = a.id), '[]'::json) AS answers,
  COALESCE((
    SELECT json_agg(json_build_object('number', r.number, 'pointsBefore', r.points_before, 'pointsAfter', r.points_after,
      'max', r.max, 'passedBefore', r.passed_before, 'passedAfter', r.passed_after) ORDER BY r.number)
    FROM attempt_regrade r WHERE r.attempt_id = a.id), '[]'::json) AS regrades,
  COALESCE((
    SELECT json_agg(json_build_object('number', k.number, 'question', k.question, 'recordedAt', k.recorded_at)
      ORDER BY k.number)
    FROM key_correction k
    WHERE k.course_version_id = a.course_version_id AND k.activity_id = a.activity_id), '[]'::json) AS corrections`

type Row = Omit<LoadedAttempt, 'drawn' | 'journal' | 'submitted' | 'corrections'> & {
  drawn: unknown
  /** An instant comes as text out of JSON. */
  answers: { id: string; itemId: string; sequence: number; value: unknown; receivedAt: string }[]
  corrections: unknown
}

/** The latest regrade counts, else the attempt's own result. */
function assemble({ drawn, answers, corrections, ...row }: Row): LoadedAttempt {
  const regrade = row.regrades.at(-1)
  const counted = regrade && { pointsHundredths: regrade.pointsAfter, passed: regrade.passedAfter }
  return {
    ...row,
    ...counted,
    drawn: Drawn.parse(drawn),
    submitted: row.submittedAt !== null,
    journal: answers.map((answer) => ({
      ...answer,
      value: AnswerValue.parse(answer.value),
      receivedAt: new Date(answer.receivedAt),
    })),
    corrections: Corrections.parse(corrections),
  }
}

/** One of the viewer's own attempts as it is at this moment, or null. What it decides must be written by who finds it unchanged. */
export async function findOwnAttempt(
  viewer: Pick<Viewer, 'personId'>,
  attemptId: string,
): Promise<LoadedAttempt | null> {
  const [row] = await sql()<Row[]>`
    SELECT ${sql().unsafe(columns)} FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
    WHERE a.id = ${attemptId} AND e.person_id = ${viewer.personId} AND e.state <> 'withdrawn'`
  return row ? assemble(row) : null
}

/** Every attempt of an enrolment at some exercises, the oldest first. */
export async function listAttempts(enrolmentId: string, activityIds: string[]): Promise<LoadedAttempt[]> {
  if (activityIds.length === 0) return []
  const rows = await sql()<Row[]>`
    SELECT ${sql().unsafe(columns)} FROM attempt a
    WHERE a.enrolment_id = ${enrolmentId} AND a.activity_id = ANY(${activityIds}) ORDER BY a.number`
  return rows.map(assemble)
}

/**
 * Loads one of the viewer's own attempts and locks its row until the end of the transaction. The quiz's keys stay as
 * read until then too, so that no attempt is handed in by a key that a correction has just replaced.
 * @throws AppError `not_found` when it does not exist, is another person's, or its enrolment was withdrawn
 */
export async function lockOwnAttempt(
  viewer: Pick<Viewer, 'personId'>,
  attemptId: string,
  tx: Transaction,
): Promise<LoadedAttempt> {
  const locked = await tx.$queryRaw<{ courseVersionId: string; activityId: string }[]>`
    SELECT a.course_version_id AS "courseVersionId", a.activity_id AS "activityId"
    FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
    WHERE a.id = ${attemptId}::uuid AND e.person_id = ${viewer.personId}::uuid AND e.state <> 'withdrawn'
    FOR UPDATE OF a`
  const [quiz] = locked
  if (!quiz) throw notFound('attempt')
  await lockKeys(tx, quiz, 'shared')
  const [row] = await tx.$queryRaw<Row[]>`SELECT ${Prisma.raw(columns)} FROM attempt a WHERE a.id = ${attemptId}::uuid`
  if (!row) throw notFound('attempt')
  return assemble(row)
}

/** The attempts at one exercise, within the transaction that holds the lock on the enrolment, the oldest first. */
export async function listAttemptsIn(tx: Transaction, enrolmentId: string, activityId: string) {
  const where = { enrolmentId, activityId }
  const rows = await tx.attempt.findMany({
    where,
    orderBy: { number: 'asc' },
    select: { id: true, number: true, submittedAt: true, setAsideAt: true, passed: true, drawn: true },
  })
  return rows.map(({ drawn, ...row }) => ({ ...row, drawn: Drawn.parse(drawn) }))
}

/**
 * Open attempts whose time is over with the grace, and whose they are, the oldest first and at most 200: of one
 * enrolment, or of everybody.
 */
export function listOverdueAttempts(
  now: Date,
  enrolmentId: string | null,
): Promise<{ attemptId: string; personId: string }[]> {
  return sql()<{ attemptId: string; personId: string }[]>`
    SELECT a.id AS "attemptId", e.person_id AS "personId" FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
    WHERE a.submitted_at IS NULL AND a.set_aside_at IS NULL AND a.deadline_at < ${overBefore(now)} AND e.state <> 'withdrawn'
      AND (${enrolmentId}::uuid IS NULL OR a.enrolment_id = ${enrolmentId}::uuid)
    ORDER BY a.deadline_at LIMIT 200`
}
