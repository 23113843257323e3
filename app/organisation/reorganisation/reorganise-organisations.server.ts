import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { dayBefore, isInForce } from '../dated.ts'
import { refreshAmbiti } from '../jobs.server.ts'
import { ambitoOn } from '../membership-queries.server.ts'
import { freeSlug } from '../structure/free-slug.server.ts'
import type { Succession } from './carry-roles.server.ts'
import { passDepartments } from './pass-departments.server.ts'
import { endLead, lockAmbiti, lockOrganisations, type HeldOrganisation } from './places.server.ts'
import { refuse } from './refused.ts'
import type { Done } from './reorganise-ambiti.server.ts'
import type { AskedReorganisation } from './schemas.ts'

type Of<Kind> = Extract<AskedReorganisation, { kind: Kind }>
type Department = { id: string; kind: DepartmentKind; name: string; startsOn: Date; endsOn: Date | null }

function departmentsOf(tx: Transaction, organisationId: string): Promise<Department[]> {
  const select = { id: true, kind: true, name: true, startsOn: true, endsOn: true } as const
  return tx.department.findMany({ where: { organisationId }, orderBy: [{ name: 'asc' }, { id: 'asc' }], select })
}

const openOn = (departments: readonly Department[], day: Date) =>
  departments.filter(({ endsOn }) => endsOn === null || endsOn >= day)

const sameName = (a: string, b: string) => a.localeCompare(b, 'it', { sensitivity: 'base' }) === 0

/** The department that takes another one on: of its kind, and of its name where there are several or kinds say nothing. */
function heirOf(department: Department, candidates: readonly Department[]): Department | undefined {
  const alike = candidates.filter(({ kind }) => kind === department.kind)
  const named = alike.find(({ name }) => sameName(name, department.name))
  return named ?? (department.kind === 'other' ? undefined : alike[0])
}

async function audited(tx: Transaction, viewer: Viewer, action: string, subjectId: string, from: Date, now: Date) {
  const entry = { action, subjectType: 'organisation', subjectId, detail: { from: isoDay(from) } }
  await audit(tx, { actorId: viewer.personId, ...entry }, now)
}

const successionsOf = (targetOf: ReadonlyMap<string, string>): Succession[] =>
  [...targetOf].map(([fromId, toId]) => ({ level: 'departmentId', fromId, toId }))

async function heldPair(tx: Transaction, { fromOrganisationId, toOrganisationId, from }: Of<'merge_organisations'>) {
  if (fromOrganisationId === toOrganisationId) refuse('same_organisation')
  const held = await lockOrganisations(tx, [fromOrganisationId, toOrganisationId], from)
  const [old, to] = [held.get(fromOrganisationId), held.get(toOrganisationId)]
  if (!old?.belonging || !to?.belonging || old.endsOn || to.endsOn) refuse('organisation_closed')
  if (old.belonging.startsOn >= from) refuse('begins_later')
  return { old, to, belonging: old.belonging }
}

/** Every open department of the old one, and which of the other takes it on; made from the day where there is none. */
async function heirsIn(tx: Transaction, old: HeldOrganisation, to: HeldOrganisation, from: Date) {
  const sources = openOn(await departmentsOf(tx, old.id), from)
  const all = await departmentsOf(tx, to.id)
  const candidates = all.filter((department) => isInForce(department, from))
  const targetOf = new Map<string, string>()
  for (const source of sources) {
    const heir = heirOf(source, candidates)
    const id = heir?.id ?? newId()
    if (!heir) {
      const isTaken = all.some(({ name }) => sameName(name, source.name))
      const name = isTaken ? `${source.name} (${old.name})` : source.name
      const made = { id, kind: source.kind, name, startsOn: from }
      await tx.department.create({ data: { ...made, organisationId: to.id } })
      candidates.push({ ...made, endsOn: null })
    }
    targetOf.set(source.id, id)
  }
  return { sources, targetOf }
}

/** One organisation passes into another with all its departments and people, and ends. */
export async function mergeOrganisations(
  tx: Transaction,
  viewer: Viewer,
  asked: Of<'merge_organisations'>,
  now: Date,
): Promise<Done> {
  const { from } = asked
  const { old, to, belonging } = await heldPair(tx, asked)
  const { sources, targetOf } = await heirsIn(tx, old, to, from)
  const personIds = await passDepartments(tx, { targetOf, from, actorId: viewer.personId }, now)
  await tx.organisationAmbito.update({ where: { id: belonging.id }, data: { endsOn: dayBefore(from) } })
  await tx.organisationAmbito.deleteMany({ where: { organisationId: old.id, startsOn: { gte: from } } })
  await tx.organisation.update({ where: { id: old.id }, data: { endsOn: dayBefore(from) } })
  await endLead(tx, { organisationId: old.id }, from)
  await audited(tx, viewer, 'organisation.merged', old.id, from, now)
  const ambitoIds = [old.ambito, to.ambito].flatMap((ambito) => ambito?.id ?? [])
  await enqueue(tx, refreshAmbiti, { ambitoIds: [...new Set(ambitoIds)] })
  return {
    ...{ fromName: old.name, toName: to.name, fromCode: old.ambito?.code ?? null, toCode: to.ambito?.code ?? null },
    ...{ organisations: [old.name], departments: sources.map(({ name }) => name), personIds },
    ...{ ambitoId: old.ambito?.id ?? null, organisationIds: [old.id], departmentIds: [] },
    successions: [{ level: 'organisationId', fromId: old.id, toId: to.id }, ...successionsOf(targetOf)],
  }
}

/** Some departments of an organisation pass to a new one in the same ambito. */
export async function splitOrganisation(
  tx: Transaction,
  viewer: Viewer,
  asked: Of<'split_organisation'>,
  now: Date,
): Promise<Done> {
  const { fromOrganisationId, departmentIds, organisationKind: kind, name, from } = asked
  // The ambito before the organisation, as a merger of ambiti takes them.
  const ambito = await ambitoOn(fromOrganisationId, from, tx)
  if (ambito) await lockAmbiti(tx, [ambito.id])
  const old = (await lockOrganisations(tx, [fromOrganisationId], from)).get(fromOrganisationId)
  if (old && old.ambito?.id !== ambito?.id) refuse('changed_meanwhile')
  if (!old?.ambito || !old.belonging || old.endsOn) refuse('organisation_closed')
  const open = openOn(await departmentsOf(tx, old.id), from)
  const sources = open.filter(({ id }) => departmentIds.includes(id))
  if (sources.length !== new Set(departmentIds).size) refuse('not_of_the_organisation')
  if (sources.length === open.length) refuse('everything_passes')
  const id = newId()
  const slug = await freeSlug(tx, 'organisation', name)
  await tx.organisation.create({ data: { id, kind, slug, name, startsOn: from } })
  const belonging = { organisationId: id, ambitoId: old.ambito.id, startsOn: from, endsOn: old.belonging.endsOn }
  await tx.organisationAmbito.create({ data: { id: newId(), ...belonging } })
  const targetOf = new Map(sources.map((source) => [source.id, newId()]))
  await tx.department.createMany({
    data: sources.map((source) => ({
      ...{ id: targetOf.get(source.id) ?? newId(), organisationId: id, kind: source.kind, name: source.name },
      startsOn: source.startsOn > from ? source.startsOn : from,
    })),
  })
  const personIds = await passDepartments(tx, { targetOf, from, actorId: viewer.personId }, now)
  await audited(tx, viewer, 'organisation.split', old.id, from, now)
  await enqueue(tx, refreshAmbiti, { ambitoIds: [old.ambito.id] })
  return {
    ...{ fromName: old.name, toName: name, fromCode: old.ambito.code, toCode: old.ambito.code },
    ...{ organisations: [], departments: sources.map((source) => source.name), personIds },
    ...{ ambitoId: old.ambito.id, organisationIds: [], departmentIds: sources.map((source) => source.id) },
    successions: successionsOf(targetOf),
  }
}
