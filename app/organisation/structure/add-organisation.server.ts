import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import type { OrganisationKind } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { requireAmbito } from '../ambito-queries.server.ts'
import { isInForce } from '../dated.ts'
import { refreshAmbiti } from '../jobs.server.ts'
import { canManageOrganisations } from '../policy.ts'
import { freeSlug } from './free-slug.server.ts'

type NewOrganisation = {
  ambitoSlug: string
  kind: OrganisationKind
  name: string
  /** Of IndicePA, upper or lower case; null without one. */
  ipaCode: string | null
  /** First civil day in the ambito (midnight UTC); today or later. */
  from: Date
}

type Outcome =
  | { ok: true; organisationId: string }
  | { ok: false; reason: 'day_in_past' | 'ambito_closed' | 'name_taken' | 'ipa_taken' }

/**
 * Adds an organisation to an ambito from a day. Two of one name in an ambito at once would be one entered twice.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function addOrganisation(viewer: Viewer, added: NewOrganisation, now: Date): Promise<Outcome> {
  const { ambitoSlug, kind, name, ipaCode, from } = added
  const { id: ambitoId } = await requireAmbito(viewer, ambitoSlug, canManageOrganisations)
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM ambito WHERE id = ${ambitoId}::uuid FOR UPDATE`
    const period = { startsOn: true, endsOn: true } as const
    const ambito = await tx.ambito.findUniqueOrThrow({ where: { id: ambitoId }, select: period })
    if (from < civilDay(now)) return { ok: false, reason: 'day_in_past' }
    if (!isInForce(ambito, from)) return { ok: false, reason: 'ambito_closed' }
    const belongs = { ambitoId, OR: [{ endsOn: null }, { endsOn: { gte: from } }] }
    const same = { name: { equals: name, mode: 'insensitive' as const }, kind, ambiti: { some: belongs } }
    if (await tx.organisation.findFirst({ where: same, select: { id: true } })) {
      return { ok: false, reason: 'name_taken' }
    }
    if (ipaCode && (await tx.organisation.findUnique({ where: { ipaCode }, select: { id: true } }))) {
      return { ok: false, reason: 'ipa_taken' }
    }
    const organisationId = newId()
    const slug = await freeSlug(tx, 'organisation', name)
    await tx.organisation.create({ data: { id: organisationId, kind, slug, name, ipaCode, startsOn: from } })
    await tx.organisationAmbito.create({ data: { id: newId(), organisationId, ambitoId, startsOn: from } })
    const detail = { ambitoId, kind, name, from: isoDay(from) }
    const entry = { action: 'organisation.added', subjectType: 'organisation', subjectId: organisationId, detail }
    await audit(tx, { actorId: viewer.personId, ...entry }, now)
    await enqueue(tx, refreshAmbiti, { ambitoIds: [ambitoId] })
    return { ok: true, organisationId }
  })
}
