import { audit } from '#app/platform/audit.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { dayBefore } from '../dated.ts'
import { planMemberships, type Row } from './plan-memberships.ts'

/** Rows of one statement: far from the 65,535 values of PostgreSQL's protocol. */
const batch = 2000

function batches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / batch) }, (_none, at) => all.slice(at * batch, (at + 1) * batch))
}

const select = {
  ...{ id: true, personId: true, departmentId: true, jobTitle: true, isMain: true },
  ...{ startsOn: true, endsOn: true, hiredOn: true },
} as const

function membershipsIn(tx: Transaction, departmentIds: readonly string[], from: Date): Promise<Row[]> {
  return tx.membership.findMany({
    where: { departmentId: { in: [...departmentIds] }, OR: [{ endsOn: null }, { endsOn: { gte: from } }] },
    orderBy: { id: 'asc' },
    select,
  })
}

type Passing = {
  /** Department that ends → department of the other organisation. */
  targetOf: ReadonlyMap<string, string>
  from: Date
  actorId: string
}

/**
 * Ends departments from a day and has their people work in others from that day (`planMemberships`), each with an audit
 * entry of their own. Takes the departments, then the people: who moves somebody at the same time comes before or after.
 * @returns the people who pass, by id
 */
export async function passDepartments(
  tx: Transaction,
  { targetOf, from, actorId }: Passing,
  now: Date,
): Promise<string[]> {
  const sources = [...targetOf.keys()]
  const targets = [...new Set(targetOf.values())]
  await tx.$queryRaw`
    SELECT id FROM department WHERE id = ANY(${[...sources, ...targets]}::uuid[]) ORDER BY id FOR UPDATE`
  await tx.$queryRaw`
    SELECT id FROM person WHERE id IN (
      SELECT person_id FROM membership WHERE department_id = ANY(${sources}::uuid[])
        AND (ends_on IS NULL OR ends_on >= ${isoDay(from)}::date)) ORDER BY id FOR UPDATE`
  const moving = await membershipsIn(tx, sources, from)
  const plan = planMemberships(moving, await membershipsIn(tx, targets, from), targetOf, from)
  for (const ids of batches(plan.removed)) await tx.membership.deleteMany({ where: { id: { in: ids } } })
  for (const ids of batches(plan.ending)) {
    await tx.membership.updateMany({ where: { id: { in: ids } }, data: { endsOn: dayBefore(from) } })
  }
  for (const data of batches(plan.opening)) await tx.membership.createMany({ data })
  await tx.department.updateMany({
    where: { id: { in: sources }, OR: [{ endsOn: null }, { endsOn: { gte: from } }] },
    data: { endsOn: dayBefore(from) },
  })
  for (const { personId: subjectId, departmentId: fromDepartmentId } of moving) {
    const toDepartmentId = targetOf.get(fromDepartmentId) ?? null
    const detail = { from: isoDay(from), fromDepartmentId, toDepartmentId }
    await audit(tx, { actorId, action: 'membership.moved', subjectType: 'person', subjectId, detail }, now)
  }
  return [...new Set(moving.map(({ personId }) => personId))]
}
