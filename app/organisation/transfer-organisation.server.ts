import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { canAdminister } from './policy.ts'

type Outcome = { ok: true } | { ok: false; reason: 'already_there' | 'before_last_transfer' }

/**
 * An organisation belongs to another ambito from a civil day on. Completions before that day keep counting where they
 * happened (P6).
 * @throws AppError `forbidden` unless the viewer administers; `not_found` for an unknown organisation or ambito
 */
export async function transferOrganisation(
  viewer: Viewer,
  transfer: { organisationId: string; ambitoId: string; from: Date },
  now: Date,
): Promise<Outcome> {
  if (!canAdminister(viewer)) throw new AppError('forbidden', { message: 'only administrators transfer organisations' })
  const { organisationId, ambitoId, from } = transfer
  return transaction(async (tx) => {
    const locked = await tx.$queryRaw<
      unknown[]
    >`SELECT id FROM organisation WHERE id = ${organisationId}::uuid FOR UPDATE`
    const ambito = await tx.ambito.findUnique({ where: { id: ambitoId }, select: { id: true } })
    if (locked.length === 0 || !ambito) throw notFound('organisation or ambito')
    const current = await tx.organisationAmbito.findFirst({
      where: { organisationId, OR: [{ endsOn: null }, { endsOn: { gte: from } }] },
      orderBy: { startsOn: 'desc' },
    })
    if (current?.ambitoId === ambitoId) return { ok: false, reason: 'already_there' } as const
    if (current && current.startsOn >= from) return { ok: false, reason: 'before_last_transfer' } as const
    const endsOn = new Date(from.getTime() - 86_400_000)
    if (current) await tx.organisationAmbito.update({ where: { id: current.id }, data: { endsOn } })
    await tx.organisationAmbito.create({ data: { id: newId(), organisationId, ambitoId, startsOn: from } })
    const detail = { from: current?.ambitoId ?? null, to: ambitoId, on: from.toISOString().slice(0, 10) }
    const subject = { subjectType: 'organisation', subjectId: organisationId, detail }
    await audit(tx, { actorId: viewer.personId, action: 'organisation.transferred', ...subject }, now)
    return { ok: true } as const
  })
}
