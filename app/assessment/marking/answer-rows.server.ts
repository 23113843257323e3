import { db } from '#app/platform/database.server.ts'
import type { DepartmentKind, MarkingKind, OpenAnswerState } from '#app/platform/generated/enums.ts'
import { Levels, TextComments, type TextComment } from './schemas.ts'

/** One reading as it was written; who wrote it stays on the server. */
export type Reading = {
  id: string
  place: number
  kind: MarkingKind
  markerId: string
  levels: number[]
  comments: TextComment[]
  comment: string
  markedAt: Date
}

/** A text with the readings of it. */
export type AnswerVersion = { number: number; text: string; writtenAt: Date; readings: Reading[] }

const columns = {
  id: true,
  code: true,
  attemptId: true,
  courseVersionId: true,
  activityId: true,
  itemId: true,
  second: true,
  departmentKind: true,
  state: true,
  claimedById: true,
  claimedUntil: true,
  attempt: { select: { enrolment: { select: { personId: true } } } },
  texts: { orderBy: { number: 'desc' }, select: { number: true, text: true, writtenAt: true } },
  markings: {
    orderBy: { place: 'asc' },
    select: {
      id: true,
      textNumber: true,
      place: true,
      kind: true,
      markerId: true,
      levels: true,
      comments: true,
      comment: true,
      markedAt: true,
    },
  },
} as const

export type AnswerRows = {
  id: string
  code: string
  attemptId: string
  courseVersionId: string
  activityId: string
  itemId: string
  second: boolean
  departmentKind: DepartmentKind | null
  state: OpenAnswerState
  claimedById: string | null
  claimedUntil: Date | null
  personId: string
  /** The newest first. */
  versions: AnswerVersion[]
}

/** An answer with every text and reading, or null; who may see what of it is the caller's to decide. */
export async function findAnswerRows(answerId: string): Promise<AnswerRows | null> {
  const row = await db().openAnswer.findUnique({ where: { id: answerId }, select: columns })
  if (!row) return null
  const { attempt, texts, markings, ...rest } = row
  const versions = texts.map((text) => ({
    ...text,
    readings: markings.flatMap(({ textNumber, levels, comments, ...reading }) =>
      textNumber === text.number
        ? [{ ...reading, levels: Levels.parse(levels), comments: TextComments.parse(comments) }]
        : [],
    ),
  }))
  return { ...rest, personId: attempt.enrolment.personId, versions }
}
