import type { Viewer } from '#app/identity/viewer.ts'
import { membershipOn } from '#app/organisation/membership-queries.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { ExternalSource } from '#app/platform/generated/enums.ts'
import { takeFromRateLimit } from '#app/platform/rate-limit.server.ts'
import { evidenceType } from './evidence-type.ts'

export type EnteredExternal = {
  /** Made by the form: sent twice it is stored once. */
  externalId: string
  source: ExternalSource
  title: string
  provider: string
  area: string
  /** Whole minutes. */
  minutes: number
  /** Civil day, midnight UTC. */
  endedOn: Date
  evidence: Uint8Array
}

type Outcome = { ok: true } | { ok: false; reason: 'no_office' | 'day_future' | 'evidence_wrong' | 'too_often' }

/** Certificates one person may enter: nobody has so many, and each may bring a file of 5 MB. */
export const enterRate = { limit: 30, windowSeconds: 3600 }

/** Whether the viewer entered it already. @throws AppError `not_found` for an id that is somebody else's */
async function isEntered(tx: Transaction, viewer: Viewer, id: string): Promise<boolean> {
  const known = await tx.externalCertificate.findUnique({ where: { id }, select: { personId: true } })
  if (known && known.personId !== viewer.personId) throw notFound('certificate from elsewhere')
  return known !== null
}

/**
 * Stores a certificate from elsewhere with its evidence, to be decided by the office of the ambito in which the viewer's
 * hours count today. The evidence is taken for what its first bytes say.
 * @throws AppError `not_found` for an id that is somebody else's
 */
export async function enterExternal(
  viewer: Viewer,
  { externalId: id, evidence, ...entered }: EnteredExternal,
  now: Date,
): Promise<Outcome> {
  const today = civilDay(now)
  const mediaType = evidenceType(evidence)
  if (!mediaType) return { ok: false, reason: 'evidence_wrong' }
  if (entered.endedOn > today) return { ok: false, reason: 'day_future' }
  const { personId } = viewer
  if ((await takeFromRateLimit(`external:${personId}`, enterRate, now)) > 0) return { ok: false, reason: 'too_often' }
  return transaction(async (tx) => {
    // Two of the same form at once follow each other.
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`
    if (await isEntered(tx, viewer, id)) return { ok: true }
    const workplace = await membershipOn(personId, today, tx)
    if (!workplace?.ambito) return { ok: false, reason: 'no_office' }
    const place = {
      ambitoId: workplace.ambito.id,
      organisationId: workplace.organisation.id,
      departmentId: workplace.department.id,
    }
    const evidenceSha256 = await putBlob(tx, evidence, mediaType)
    const file = { evidenceSha256, evidenceType: mediaType }
    await tx.externalCertificate.create({ data: { id, personId, ...place, ...entered, ...file, enteredAt: now } })
    const detail = { source: entered.source, minutes: entered.minutes, evidenceSha256 }
    const subject = { subjectType: 'external', subjectId: id, detail }
    await audit(tx, { actorId: personId, action: 'external.entered', ...subject }, now)
    return { ok: true }
  })
}
