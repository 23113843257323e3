import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { getSpec } from '../spec-queries.server.ts'
import { lockAnswer, type LockedAnswer } from './lock-answer.server.ts'
import type { RevisionForm, RevisionRefusal } from './schemas.ts'

type Outcome = { ok: true; repeated: boolean } | { ok: false; reason: RevisionRefusal; min: number; max: number }

/** Characters a reflection may have. */
export async function limitsOf({
  courseVersionId,
  activityId,
  itemId,
}: Pick<LockedAnswer, 'courseVersionId' | 'activityId' | 'itemId'>): Promise<{ min: number; max: number }> {
  const spec = await getSpec(courseVersionId, activityId)
  const scene = spec.kind === 'case' ? spec.scenes.find(({ reflection }) => reflection?.id === itemId) : undefined
  return { min: scene?.reflection?.min ?? 0, max: scene?.reflection?.max ?? 4000 }
}

/**
 * Writes a returned answer anew: a new text after those before it, which stay, and back to the queue. The same UUID again
 * gets the same reply and writes nothing (P4).
 * @throws AppError `not_found` for another person's answer
 */
export async function reviseAnswer(viewer: Viewer, answerId: string, given: RevisionForm, now: Date): Promise<Outcome> {
  return transaction(async (tx): Promise<Outcome> => {
    const answer = await lockAnswer(tx, answerId)
    if (answer.personId !== viewer.personId) throw notFound('answer')
    const limits = await limitsOf(answer)
    const { revisionId: id, text } = given
    const refused = (reason: RevisionRefusal) => ({ ok: false, reason, ...limits }) as const
    const known = await tx.answerText.findUnique({ where: { id }, select: { openAnswerId: true, text: true } })
    if (known) {
      const same = known.openAnswerId === answerId && known.text === text
      return same ? { ok: true, repeated: true } : refused('revision_id_taken')
    }
    if (answer.state !== 'returned') return refused('not_returned')
    if (text.length < limits.min) return refused('revision_short')
    if (text.length > limits.max) return refused('revision_long')
    const number = answer.text.number + 1
    await tx.answerText.create({ data: { id, openAnswerId: answerId, number, text, writtenAt: now } })
    const data = { state: 'waiting', textNumber: number, waitingSince: now } as const
    await tx.openAnswer.update({ where: { id: answerId }, data })
    const subject = { subjectType: 'answer', subjectId: answerId, detail: { textNumber: number } }
    await audit(tx, { actorId: viewer.personId, action: 'answer.revised', ...subject }, now)
    return { ok: true, repeated: false }
  })
}
