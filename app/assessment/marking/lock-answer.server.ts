import type { Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { MarkingKind, OpenAnswerState } from '#app/platform/generated/enums.ts'
import { Levels } from './schemas.ts'

export type LockedAnswer = {
  id: string
  enrolmentId: string
  courseVersionId: string
  activityId: string
  itemId: string
  second: boolean
  state: OpenAnswerState
  claimedById: string | null
  claimedUntil: Date | null
  /** Whose answer it is. */
  personId: string
  text: { number: number; text: string }
  /** What was said of that text. */
  facts: { place: number; kind: MarkingKind; markerId: string; levels: number[] }[]
}

const columns = {
  id: true,
  enrolmentId: true,
  courseVersionId: true,
  activityId: true,
  itemId: true,
  second: true,
  state: true,
  textNumber: true,
  claimedById: true,
  claimedUntil: true,
  attempt: { select: { enrolment: { select: { personId: true } } } },
  texts: { orderBy: { number: 'desc' }, take: 1, select: { number: true, text: true } },
  markings: {
    orderBy: { place: 'asc' },
    select: { textNumber: true, place: true, kind: true, markerId: true, levels: true },
  },
} as const

/**
 * An answer with its newest text and what was said of it, its row locked until the end of the transaction.
 * @throws AppError `not_found`
 */
export async function lockAnswer(tx: Transaction, answerId: string): Promise<LockedAnswer> {
  await tx.$queryRaw`SELECT id FROM open_answer WHERE id = ${answerId}::uuid FOR UPDATE`
  const row = await tx.openAnswer.findUnique({ where: { id: answerId }, select: columns })
  const text = row?.texts[0]
  if (!row || !text) throw notFound('answer')
  const { attempt, textNumber, markings, id, enrolmentId, courseVersionId, activityId, itemId } = row
  const { second, state, claimedById, claimedUntil } = row
  const facts = markings.flatMap(({ textNumber: of, levels, ...fact }) =>
    of === textNumber ? [{ ...fact, levels: Levels.parse(levels) }] : [],
  )
  return {
    ...{ id, enrolmentId, courseVersionId, activityId, itemId, second, state, claimedById, claimedUntil },
    ...{ personId: attempt.enrolment.personId, text, facts },
  }
}
