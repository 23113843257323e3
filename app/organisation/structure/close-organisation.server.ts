import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { dayBefore, isInForce } from '../dated.ts'
import { endLead } from '../reorganisation/places.server.ts'
import { refreshPlaces } from './manage-person.server.ts'
import { assertManagesOrganisations, lockOrganisation } from './structure-access.server.ts'

type Closing = {
  organisationId: string
  /** First civil day without it (midnight UTC); today or later. */
  from: Date
}

type Outcome =
  | { ok: true }
  | { ok: false; reason: 'day_in_past' | 'organisation_over' | 'begins_later' }
  /** How many still work there on that day or later. */
  | { ok: false; reason: 'people_stay'; people: number }

/**
 * Closes an organisation that nobody takes on, with its departments, from a day on which nobody works there any more:
 * people move or leave first. It leads no ambito from then on; its past stays, and so do the roles that see it (P6).
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts (P7)
 */
export async function closeOrganisation(viewer: Viewer, closing: Closing, now: Date): Promise<Outcome> {
  const { organisationId, from } = closing
  const today = civilDay(now)
  return transaction(async (tx) => {
    const place = await lockOrganisation(tx, viewer, organisationId, today)
    assertManagesOrganisations(viewer, place)
    await tx.$queryRaw`SELECT id FROM department WHERE organisation_id = ${organisationId}::uuid ORDER BY id FOR UPDATE`
    if (from < today) return { ok: false, reason: 'day_in_past' }
    const belonging = await belongingOn(tx, organisationId, from)
    if (!belonging) return { ok: false, reason: 'organisation_over' }
    assertManagesOrganisations(viewer, belonging)
    if (belonging.startsOn >= from) return { ok: false, reason: 'begins_later' }
    const people = await peopleFrom(tx, organisationId, from)
    if (people > 0) return { ok: false, reason: 'people_stay', people }
    await closeFrom(tx, organisationId, from)
    const entry = { action: 'organisation.closed', subjectType: 'organisation', subjectId: organisationId }
    await audit(tx, { actorId: viewer.personId, ...entry, detail: { from: isoDay(from) } }, now)
    await refreshPlaces(tx, [place, { ...place, ambitoId: belonging.ambitoId }])
    return { ok: true }
  })
}

/** The ambito it is in on a day, or the first it is to be in afterwards; null where it is over. */
async function belongingOn(tx: Transaction, organisationId: string, day: Date) {
  const { endsOn, ambiti } = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: {
      endsOn: true,
      ambiti: { orderBy: { startsOn: 'asc' }, select: { ambitoId: true, startsOn: true, endsOn: true } },
    },
  })
  if (endsOn && endsOn < day) return null
  return ambiti.find((one) => isInForce(one, day)) ?? ambiti.find(({ startsOn }) => startsOn > day) ?? null
}

async function peopleFrom(tx: Transaction, organisationId: string, from: Date): Promise<number> {
  const rows = await tx.membership.findMany({
    where: { department: { organisationId }, OR: [{ endsOn: null }, { endsOn: { gte: from } }] },
    distinct: ['personId'],
    select: { personId: true },
  })
  return rows.length
}

async function closeFrom(tx: Transaction, organisationId: string, from: Date): Promise<void> {
  const still = { organisationId, OR: [{ endsOn: null }, { endsOn: { gte: from } }] }
  const data = { endsOn: dayBefore(from) }
  await tx.department.updateMany({ where: still, data })
  await tx.organisationAmbito.deleteMany({ where: { organisationId, startsOn: { gte: from } } })
  await tx.organisationAmbito.updateMany({ where: still, data })
  await endLead(tx, { organisationId }, from)
  await tx.organisation.update({ where: { id: organisationId }, data })
}
