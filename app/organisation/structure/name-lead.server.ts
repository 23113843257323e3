import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { requireAmbito } from '../ambito-queries.server.ts'
import { dayBefore, inForceOn } from '../dated.ts'
import { canManageOrganisations } from '../policy.ts'

type Naming = {
  ambitoSlug: string
  organisationId: string
  /** First civil day as the one that leads (midnight UTC); today or later. */
  from: Date
}

type Outcome = { ok: true } | { ok: false; reason: 'day_in_past' | 'already_leads' }

/**
 * Names the organisation that leads an ambito (capofila) from a day, as long as it belongs to it; the one before ends the
 * day before, and one named for a later day gives way.
 * @throws AppError `not_found` outside the scope or for an organisation that is not in the ambito on that day,
 * `forbidden` for contacts
 */
export async function nameLead(viewer: Viewer, naming: Naming, now: Date): Promise<Outcome> {
  const { ambitoSlug, organisationId, from } = naming
  const { id: ambitoId } = await requireAmbito(viewer, ambitoSlug, canManageOrganisations)
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM ambito WHERE id = ${ambitoId}::uuid FOR UPDATE`
    if (from < civilDay(now)) return { ok: false, reason: 'day_in_past' }
    const belongs = { organisationId, ambitoId, ...inForceOn(from) }
    const belonging = await tx.organisationAmbito.findFirst({ where: belongs, select: { endsOn: true } })
    if (!belonging) throw notFound('organisation')
    const current = await tx.ambitoLead.findFirst({
      where: { ambitoId, ...inForceOn(from) },
      select: { organisationId: true },
    })
    if (current?.organisationId === organisationId) return { ok: false, reason: 'already_leads' }
    await tx.ambitoLead.deleteMany({ where: { ambitoId, startsOn: { gte: from } } })
    await tx.ambitoLead.updateMany({ where: { ambitoId, ...inForceOn(from) }, data: { endsOn: dayBefore(from) } })
    await tx.ambitoLead.create({ data: { id: newId(), ambitoId, organisationId, startsOn: from, ...belonging } })
    const detail = { organisationId, from: isoDay(from) }
    const entry = { action: 'ambito.lead_named', subjectType: 'ambito', subjectId: ambitoId, detail }
    await audit(tx, { actorId: viewer.personId, ...entry }, now)
    return { ok: true }
  })
}
