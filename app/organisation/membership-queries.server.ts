import { db, type Transaction } from '#app/platform/database.server.ts'
import type { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'

export type Workplace = {
  department: { id: string; name: string; kind: DepartmentKind }
  organisation: { id: string; name: string; kind: OrganisationKind; ipaCode: string | null }
  ambito: { id: string; name: string; code: string } | null
}

/**
 * Where a person mainly worked on a civil day (midnight UTC), and the ambito of that organisation on that day (P6).
 * Null when they worked nowhere.
 */
export async function membershipOn(personId: string, day: Date, tx: Transaction = db()): Promise<Workplace | null> {
  const inForce = { startsOn: { lte: day }, OR: [{ endsOn: null }, { endsOn: { gte: day } }] }
  const membership = await tx.membership.findFirst({
    where: { personId, ...inForce },
    orderBy: [{ isMain: 'desc' }, { startsOn: 'desc' }, { id: 'asc' }],
    select: {
      department: {
        select: {
          id: true,
          name: true,
          kind: true,
          organisation: {
            select: {
              id: true,
              name: true,
              kind: true,
              ipaCode: true,
              ambiti: { where: inForce, take: 1, select: { ambito: { select: { id: true, name: true, code: true } } } },
            },
          },
        },
      },
    },
  })
  if (!membership) return null
  const { organisation, ...department } = membership.department
  const { ambiti, ...rest } = organisation
  return { department, organisation: rest, ambito: ambiti[0]?.ambito ?? null }
}

/** Kinds of department a person works in on a day; for text meant for one counter. */
export async function departmentKindsOn(personId: string, day: Date): Promise<DepartmentKind[]> {
  const rows = await db().membership.findMany({
    where: { personId, startsOn: { lte: day }, OR: [{ endsOn: null }, { endsOn: { gte: day } }] },
    select: { department: { select: { kind: true } } },
  })
  return [...new Set(rows.map(({ department }) => department.kind))]
}
