import type { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { inForceOn } from './dated.ts'

/** Where a person worked on a day, as completions and certificates keep it. */
export type MembershipOnDay = {
  membershipId: string
  jobTitle: string
  department: { id: string; name: string; kind: DepartmentKind }
  organisation: { id: string; name: string; kind: OrganisationKind; ipaCode: string | null }
  /** Null while the organisation belonged to none. */
  ambito: { id: string; name: string; code: string; slug: string } | null
}

/**
 * Where the hours of a person count on a civil day (P6): the main membership of that day, with the department,
 * organisation and ambito as they were. Without a main one, the oldest in force. Null for who worked nowhere.
 * Pass the transaction to read in it.
 */
export async function membershipOn(
  personId: string,
  day: Date,
  tx: Transaction = db(),
): Promise<MembershipOnDay | null> {
  const membership = await tx.membership.findFirst({
    where: { personId, ...inForceOn(day) },
    orderBy: [{ isMain: 'desc' }, { startsOn: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      jobTitle: true,
      department: {
        select: {
          id: true,
          name: true,
          kind: true,
          organisation: { select: { id: true, name: true, kind: true, ipaCode: true } },
        },
      },
    },
  })
  if (!membership) return null
  const { organisation, ...department } = membership.department
  const { id: membershipId, jobTitle } = membership
  return { membershipId, jobTitle, department, organisation, ambito: await ambitoOn(organisation.id, day, tx) }
}

/** The ambito an organisation belonged to on a civil day, or null. */
export async function ambitoOn(
  organisationId: string,
  day: Date,
  tx: Transaction = db(),
): Promise<MembershipOnDay['ambito']> {
  const belonging = await tx.organisationAmbito.findFirst({
    where: { organisationId, ...inForceOn(day) },
    select: { ambito: { select: { id: true, name: true, code: true, slug: true } } },
  })
  return belonging?.ambito ?? null
}

/** The kinds of department a person works in on a civil day: chooses the text meant for their counter. */
export async function departmentKindsOn(personId: string, day: Date): Promise<DepartmentKind[]> {
  const rows = await db().membership.findMany({
    where: { personId, ...inForceOn(day) },
    orderBy: [{ isMain: 'desc' }, { startsOn: 'asc' }],
    select: { department: { select: { kind: true } } },
  })
  return [...new Set(rows.map(({ department }) => department.kind))]
}
