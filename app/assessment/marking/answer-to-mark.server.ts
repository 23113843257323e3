import type { Viewer } from '#app/identity/viewer.ts'
import { notFound } from '#app/platform/errors.ts'
import { getContext } from './answer-context.server.ts'
import { findAnswerRows, type Reading } from './answer-rows.server.ts'
import { isTaken } from './claim-answer.server.ts'
import { criteriaApart, placeFor, visibleTo } from './marking-round.ts'
import { requireMarker } from './require-marker.ts'

/** A reading as trainers see it: by its place, without a name. */
const shown =
  (viewer: Viewer) =>
  ({ markerId, ...reading }: Reading) => ({ ...reading, mine: markerId === viewer.personId })

export type ShownReading = ReturnType<ReturnType<typeof shown>>

/**
 * An answer as a trainer reads it: no name, its context in the case, rubric with anchors, earlier texts with what was
 * said of them, and whether it is this viewer's turn. The first of two readings is not in it for the second reader.
 * @throws AppError `forbidden` for who is no trainer, `not_found` for an unknown answer or one's own
 */
export async function getAnswerToMark(viewer: Viewer, answerId: string, now: Date) {
  requireMarker(viewer)
  const rows = await findAnswerRows(answerId)
  const [newest, ...earlier] = rows?.versions ?? []
  if (!rows || !newest || rows.personId === viewer.personId) throw notFound('answer')
  const { id, code, courseVersionId, activityId, departmentKind, state, second, claimedUntil } = rows
  const { context, rubric } = await getContext(rows)
  const settles = state === 'to_settle'
  const turn = placeFor(newest.readings, second, { markerId: viewer.personId, settles })
  const taken = isTaken(rows, viewer.personId, now)
  const mine = rows.claimedById === viewer.personId && claimedUntil !== null && claimedUntil > now
  const show = shown(viewer)
  return {
    ...{ id, code, courseVersionId, activityId, departmentKind, state, second, context, rubric },
    turn: turn.ok ? (settles ? ('settle' as const) : ('mark' as const)) : null,
    claim: taken ? ('other' as const) : mine ? ('mine' as const) : ('none' as const),
    claimedUntil: taken || mine ? claimedUntil : null,
    apart: criteriaApart(visibleTo(newest.readings, second, viewer.personId)),
    newest: { ...newest, readings: visibleTo(newest.readings, second, viewer.personId).map(show) },
    earlier: earlier.map((version) => ({ ...version, readings: version.readings.map(show) })),
  }
}
export type AnswerToMark = Awaited<ReturnType<typeof getAnswerToMark>>
