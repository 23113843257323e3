import type { Viewer } from '#app/identity/viewer.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { dayBefore, inForceOn, isInForce } from '../dated.ts'
import { freeSlug } from '../structure/free-slug.server.ts'
import { transferIn } from '../transfer-organisation.server.ts'
import type { Succession } from './carry-roles.server.ts'
import { endLead, lockAmbiti, lockOrganisations, type HeldAmbito } from './places.server.ts'
import { refuse } from './refused.ts'
import type { AskedReorganisation } from './schemas.ts'

/** What was done, for the preview and the record. */
export type Done = {
  fromName: string
  toName: string
  fromCode: string | null
  toCode: string | null
  organisations: string[]
  departments: string[]
  personIds: string[]
  /** What the old places are, for what other rooms keep of them. */
  ambitoId: string | null
  organisationIds: string[]
  departmentIds: string[]
  successions: Succession[]
}

type Of<Kind> = Extract<AskedReorganisation, { kind: Kind }>

/** Organisations pass from one ambito to another, each as a transfer of its own. */
async function passOrganisations(
  tx: Transaction,
  viewer: Viewer,
  { ids, toAmbitoId, from }: { ids: readonly string[]; toAmbitoId: string; from: Date },
  now: Date,
): Promise<Pick<Done, 'organisations' | 'personIds' | 'departments' | 'organisationIds' | 'departmentIds'>> {
  const held = await lockOrganisations(tx, ids, from)
  for (const organisationId of ids) {
    await endLead(tx, { organisationId }, from)
    const outcome = await transferIn(tx, viewer, { organisationId, toAmbitoId, from }, now)
    if (!outcome.ok) refuse(outcome.reason)
  }
  const people = await tx.membership.findMany({
    where: { department: { organisationId: { in: [...ids] } }, OR: [{ endsOn: null }, { endsOn: { gte: from } }] },
    distinct: ['personId'],
    select: { personId: true },
  })
  return {
    organisations: [...held.values()].map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'it')),
    ...{ departments: [], organisationIds: [...ids], departmentIds: [] },
    personIds: people.map(({ personId }) => personId),
  }
}

export async function transfer(tx: Transaction, viewer: Viewer, asked: Of<'transfer'>, now: Date): Promise<Done> {
  const { organisationId, toAmbitoId, from } = asked
  const ambiti = await lockAmbiti(tx, [toAmbitoId])
  const held = await lockOrganisations(tx, [organisationId], from)
  const [organisation, to] = [held.get(organisationId), ambiti.get(toAmbitoId)]
  const passed = await passOrganisations(tx, viewer, { ids: [organisationId], toAmbitoId, from }, now)
  return {
    ...passed,
    ...{ fromName: organisation?.name ?? '', toName: to?.name ?? '' },
    ambitoId: organisation?.ambito?.id ?? null,
    ...{ fromCode: organisation?.ambito?.code ?? null, toCode: to?.code ?? null, successions: [] },
  }
}

/** The organisations of an ambito on a day, and whether that leaves none on the days after. */
async function organisationsOf(tx: Transaction, ambito: HeldAmbito, from: Date): Promise<string[]> {
  if (!isInForce(ambito, from)) refuse('ambito_closed')
  const later = { ambitoId: ambito.id, startsOn: { gte: from } }
  if (ambito.startsOn >= from || (await tx.organisationAmbito.count({ where: later })) > 0) refuse('begins_later')
  const rows = await tx.organisationAmbito.findMany({
    where: { ambitoId: ambito.id, ...inForceOn(from) },
    orderBy: { organisationId: 'asc' },
    select: { organisationId: true },
  })
  return rows.map(({ organisationId }) => organisationId)
}

export async function mergeAmbiti(
  tx: Transaction,
  viewer: Viewer,
  asked: Of<'merge_ambiti'>,
  now: Date,
): Promise<Done> {
  const { fromAmbitoId, toAmbitoId, from } = asked
  if (fromAmbitoId === toAmbitoId) refuse('same_ambito')
  const ambiti = await lockAmbiti(tx, [fromAmbitoId, toAmbitoId])
  const [old, to] = [ambiti.get(fromAmbitoId), ambiti.get(toAmbitoId)]
  if (!old || !to || !isInForce(to, from)) refuse('ambito_closed')
  const ids = await organisationsOf(tx, old, from)
  const passed = await passOrganisations(tx, viewer, { ids, toAmbitoId, from }, now)
  await endLead(tx, { ambitoId: old.id }, from)
  await tx.ambito.update({ where: { id: old.id }, data: { endsOn: dayBefore(from) } })
  return {
    ...passed,
    ...{ fromName: old.name, toName: to.name, fromCode: old.code, toCode: to.code },
    ambitoId: old.id,
    successions: [{ level: 'ambitoId', fromId: old.id, toId: to.id }],
  }
}

export async function splitAmbito(
  tx: Transaction,
  viewer: Viewer,
  asked: Of<'split_ambito'>,
  now: Date,
): Promise<Done> {
  const { fromAmbitoId, organisationIds, name, code, from } = asked
  const old = (await lockAmbiti(tx, [fromAmbitoId])).get(fromAmbitoId)
  if (!old) refuse('ambito_closed')
  const all = await organisationsOf(tx, old, from)
  const ids = all.filter((id) => organisationIds.includes(id))
  if (ids.length !== new Set(organisationIds).size) refuse('not_of_the_ambito')
  if (ids.length === all.length) refuse('everything_passes')
  if (await tx.ambito.findUnique({ where: { code }, select: { id: true } })) refuse('code_taken')
  const id = newId()
  const slug = await freeSlug(tx, 'ambito', name)
  const { yearlyTargetMinutes } = old
  await tx.ambito.create({ data: { id, slug, name, code, startsOn: from, yearlyTargetMinutes } })
  const passed = await passOrganisations(tx, viewer, { ids, toAmbitoId: id, from }, now)
  return {
    ...passed,
    ...{ fromName: old.name, toName: name, fromCode: old.code, toCode: code },
    ambitoId: old.id,
    successions: [{ level: 'ambitoId', fromId: old.id, toId: id }],
  }
}
