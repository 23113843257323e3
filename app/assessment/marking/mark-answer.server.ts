import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { MarkingKind, OpenAnswerState } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { getSpec } from '../spec-queries.server.ts'
import { tellLearner } from './answer-mails.server.ts'
import { commentsFit } from './answer-text.ts'
import { isTaken } from './claim-answer.server.ts'
import { lockAnswer, type LockedAnswer } from './lock-answer.server.ts'
import { placeFor, stateAfter } from './marking-round.ts'
import { requireMarker } from './require-marker.ts'
import { commentAtMost, overallAtMost, type MarkingForm, type MarkingRefusal } from './schemas.ts'

type Outcome = { ok: true; state: OpenAnswerState } | { ok: false; reason: MarkingRefusal }

const kinds = { mark: 'mark', return: 'return', settle: 'settlement' } as const satisfies Record<
  MarkingForm['intent'],
  MarkingKind
>
const actions = { mark: 'answer.marked', return: 'answer.returned', settlement: 'answer.settled' } as const

/** The levels chosen, when there is one of the criterion's for each; null otherwise. */
function wholeLevels(levels: MarkingForm['levels'], rubric: readonly { levels: string[] }[]): number[] | null {
  const chosen = rubric.map((criterion, at) => {
    const level = levels[at] ?? null
    return level !== null && level < criterion.levels.length ? level : null
  })
  return chosen.every((level) => level !== null) ? chosen : null
}

/** What is wrong with a reading itself, whoever else reads. Null when nothing is. */
function problemOf(given: MarkingForm, text: string, levels: number[] | null): MarkingRefusal | null {
  if (!commentsFit(text, given.comments)) return 'comment_misplaced'
  const long = given.comments.some((one) => one.text.length > commentAtMost) || given.comment.length > overallAtMost
  if (long) return 'comment_long'
  if (given.intent !== 'return') return levels ? null : 'levels_missing'
  return given.comment || given.comments.length > 0 ? null : 'comment_missing'
}

type Fact = { kind: MarkingKind; place: number; levels: number[]; given: MarkingForm }

async function write(tx: Transaction, viewer: Viewer, answer: LockedAnswer, fact: Fact, now: Date) {
  const { kind, place, levels, given } = fact
  const { id: openAnswerId, second, facts, text } = answer
  const id = newId()
  const { personId: markerId } = viewer
  const { comments, comment } = given
  await tx.marking.create({
    data: {
      ...{ id, openAnswerId, textNumber: text.number, place, kind, markerId },
      ...{ levels, comments, comment, markedAt: now },
    },
  })
  const state = stateAfter([...facts, { place, kind, markerId, levels }], second)
  const data = { state, claimedById: null, claimedUntil: null }
  await tx.openAnswer.update({ where: { id: openAnswerId }, data })
  const subject = { subjectType: 'answer', subjectId: openAnswerId, detail: { markingId: id, textNumber: text.number } }
  await audit(tx, { actorId: markerId, action: actions[kind], ...subject }, now)
  if (state === 'marked' || state === 'returned') await tellLearner(tx, openAnswerId, state, now)
  return state
}

/**
 * A trainer's reading of an answer: levels and comments, a return to be written anew, or the settlement of two readings
 * that are far apart. One append-only fact with its audit entry and, when the learner has something to read, their mail,
 * in one transaction. The row's lock and a unique place make two at once into one: the other is refused and keeps what
 * was written.
 * @throws AppError `forbidden` for who is no trainer, `not_found` for an unknown answer or one's own
 */
export async function markAnswer(viewer: Viewer, answerId: string, given: MarkingForm, now: Date): Promise<Outcome> {
  requireMarker(viewer)
  return transaction(async (tx): Promise<Outcome> => {
    const answer = await lockAnswer(tx, answerId)
    const { personId: markerId } = viewer
    if (answer.personId === markerId) throw notFound('answer')
    if (answer.text.number !== given.textNumber) return { ok: false, reason: 'text_changed' }
    const settles = given.intent === 'settle'
    const turn = placeFor(answer.facts, answer.second, { markerId, settles })
    if (!turn.ok) return turn
    if (isTaken(answer, markerId, now)) return { ok: false, reason: 'claimed_by_other' }
    const spec = await getSpec(answer.courseVersionId, answer.activityId, tx)
    const levels = spec.kind === 'case' ? wholeLevels(given.levels, spec.rubric) : null
    const reason = problemOf(given, answer.text.text, levels)
    if (reason) return { ok: false, reason }
    const kind = kinds[given.intent]
    const fact = { kind, place: turn.place, levels: kind === 'return' ? [] : (levels ?? []), given }
    return { ok: true, state: await write(tx, viewer, answer, fact, now) }
  })
}
