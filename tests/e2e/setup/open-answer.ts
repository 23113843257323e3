import type { CaseSpec } from '#app/assessment/schemas.ts'
import { getSpec } from '#app/assessment/spec-queries.server.ts'
import { walkCase, type CaseAnswer } from '#app/assessment/walk-case.ts'
import { db } from '#app/platform/database.server.ts'
import type { MarkingKind } from '#app/platform/generated/enums.ts'
import { newId, randomCode } from '#app/platform/ids.server.ts'

const activityId = 'caso-mina'
export const reflectionText =
  'Il momento decisivo è stato far ridire i passi.\nNel mio ufficio servirebbe una scheda con i numeri da chiamare.'

/** Answers that lead to the end with the marked reflection, and through it. */
function wayTo(spec: CaseSpec, given: CaseAnswer[] = []): CaseAnswer[] | null {
  const { pending, current, finished } = walkCase(spec, given)
  if (finished) return current.reflection?.marked ? given : null
  if (!pending) return null
  const { itemId, kind } = pending
  if (kind === 'continue') return wayTo(spec, [...given, { itemId, value: { type: 'continue' } }])
  if (kind === 'reflection') {
    return wayTo(spec, [...given, { itemId, value: { type: 'reflection', text: reflectionText } }])
  }
  for (const { id: option } of current.decision?.options ?? []) {
    const reason = 'Per capire meglio che cosa serve a lei, prima che alla pratica.'
    const way = wayTo(spec, [...given, { itemId, value: { type: 'decision', option, reason } }])
    if (way) return way
  }
  return null
}

/** A finished run of the case that came to its marked reflection, waiting for one reading. */
export async function addOpenAnswer(enrolmentId: string): Promise<string> {
  const { courseVersionId } = await db().enrolment.findUniqueOrThrow({ where: { id: enrolmentId } })
  const spec = await getSpec(courseVersionId, activityId)
  const way = spec.kind === 'case' ? wayTo(spec) : null
  const itemId = way?.at(-1)?.itemId
  if (!way || !itemId || spec.kind !== 'case') throw new Error('no way to a marked reflection')
  const [id, attemptId, now] = [newId(), newId(), new Date()]
  const number = 1 + (await db().attempt.count({ where: { enrolmentId, activityId } }))
  const place = { enrolmentId, courseVersionId, activityId }
  const attempt = {
    id: attemptId,
    ...place,
    kind: 'case',
    number,
    seed: 1,
    drawn: [spec.start],
    startedAt: now,
  } as const
  await db().attempt.create({ data: { ...attempt, submittedAt: now, passed: true } })
  await db().answer.createMany({
    data: way.map((one, index) => ({ id: newId(), attemptId, ...one, sequence: index + 1, receivedAt: now })),
  })
  const open = { id, code: randomCode(5), attemptId, ...place, itemId, second: false, waitingSince: now } as const
  await db().openAnswer.create({ data: { ...open, departmentKind: 'registry' } })
  await db().answerText.create({
    data: { id: newId(), openAnswerId: id, number: 1, text: reflectionText, writtenAt: now },
  })
  return id
}

/** What trainers would have said: a return with comments, or two readings far apart. */
export async function sayOf(openAnswerId: string, state: 'returned' | 'to_settle', markerId: string): Promise<void> {
  const say = async (place: number, kind: MarkingKind, by: string, levels: number[]) => {
    const comments = [
      { paragraph: 1, start: 3, end: 20, text: 'Perché proprio questo?' },
      { paragraph: 2, start: null, end: null, text: 'Chi potrebbe scriverla?' },
    ]
    const fact = { id: newId(), openAnswerId, textNumber: 1, place, kind, markerId: by, levels, comments }
    await db().marking.create({ data: { ...fact, comment: 'Ci sei quasi: fai un esempio.', markedAt: new Date() } })
  }
  const second = state === 'to_settle'
  await say(1, second ? 'mark' : 'return', markerId, second ? [0, 1, 2] : [])
  if (second) await say(2, 'mark', newId(), [2, 1, 2])
  await db().openAnswer.update({ where: { id: openAnswerId }, data: { state, second } })
}
