import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'

type Outcome = { ok: true } | { ok: false; reason: 'already_decided' }

/**
 * Takes back a certificate from elsewhere before the office decided; what was entered stays on record. Withdrawn twice
 * is withdrawn once.
 * @throws AppError `not_found` for another person's
 */
export async function withdrawExternal(viewer: Viewer, externalId: string, now: Date): Promise<Outcome> {
  const { personId } = viewer
  return transaction(async (tx) => {
    const locked = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM external_certificate WHERE id = ${externalId}::uuid AND person_id = ${personId}::uuid FOR UPDATE`
    if (locked.length === 0) throw notFound('certificate from elsewhere')
    const latest = await tx.externalDecision.findFirst({
      where: { externalId },
      orderBy: { number: 'desc' },
      select: { verdict: true },
    })
    if (latest) return latest.verdict === 'withdrawn' ? { ok: true } : { ok: false, reason: 'already_decided' }
    await tx.externalDecision.create({
      data: { externalId, number: 1, verdict: 'withdrawn', minutes: 0, authorId: personId, decidedAt: now },
    })
    const subject = { subjectType: 'external', subjectId: externalId }
    await audit(tx, { actorId: personId, action: 'external.withdrawn', ...subject }, now)
    return { ok: true }
  })
}
