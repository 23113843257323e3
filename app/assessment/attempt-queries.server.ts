import { z } from 'zod'
import type { Viewer } from '#app/identity/viewer.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { AnswerValue } from './schemas.ts'

const Drawn = z.array(z.string())

export type JournalEntry = { id: string; itemId: string; sequence: number; value: AnswerValue }

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
  pointsHundredths: number | null
  maxHundredths: number | null
  passed: boolean | null
  journal: JournalEntry[]
}

const columns = {
  id: true,
  enrolmentId: true,
  courseVersionId: true,
  activityId: true,
  number: true,
  seed: true,
  drawn: true,
  submittedAt: true,
  pointsHundredths: true,
  maxHundredths: true,
  passed: true,
  answers: { orderBy: { sequence: 'asc' }, select: { id: true, itemId: true, sequence: true, value: true } },
} as const

type Row = Omit<LoadedAttempt, 'drawn' | 'journal' | 'submitted'> & {
  drawn: unknown
  submittedAt: Date | null
  answers: { id: string; itemId: string; sequence: number; value: unknown }[]
}

function assemble({ drawn, answers, submittedAt, ...row }: Row): LoadedAttempt {
  return {
    ...row,
    drawn: Drawn.parse(drawn),
    submitted: submittedAt !== null,
    journal: answers.map((answer) => ({ ...answer, value: AnswerValue.parse(answer.value) })),
  }
}

/** The latest answer to each item. */
export function latestAnswers({ journal }: Pick<LoadedAttempt, 'journal'>): Map<string, AnswerValue> {
  return new Map(journal.map(({ itemId, value }) => [itemId, value]))
}

/**
 * Loads one of the viewer's own attempts and locks its row until the end of the transaction. Ownership is read from
 * the enrolment in the same query: one round trip less for every answer.
 * @throws AppError `not_found` when it does not exist, is another person's, or its enrolment was withdrawn
 */
export async function lockOwnAttempt(viewer: Viewer, attemptId: string, tx: Transaction): Promise<LoadedAttempt> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
    WHERE a.id = ${attemptId}::uuid AND e.person_id = ${viewer.personId}::uuid AND e.state <> 'withdrawn'
    FOR UPDATE OF a`
  if (locked.length === 0) throw notFound('attempt')
  return assemble(await tx.attempt.findUniqueOrThrow({ where: { id: attemptId }, select: columns }))
}

/** Every attempt of an enrolment at some exercises, the oldest first. */
export async function listAttempts(
  enrolmentId: string,
  activityIds: string[],
  tx: Transaction = db(),
): Promise<LoadedAttempt[]> {
  if (activityIds.length === 0) return []
  const rows = await tx.attempt.findMany({
    where: { enrolmentId, activityId: { in: activityIds } },
    orderBy: { number: 'asc' },
    select: columns,
  })
  return rows.map(assemble)
}
