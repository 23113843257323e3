import type { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'
import { isoDay } from '#app/platform/clock.ts'
import { db, sql, type Transaction } from '#app/platform/database.server.ts'
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

/** Where a reader works: chooses the text meant for their counter and names their place. */
export type Workplaces = {
  /** Of the main membership first. */
  departmentKinds: DepartmentKind[]
  /** Of the membership where hours count; null for who works nowhere. */
  organisation: { id: string; name: string } | null
}

/** The counters of a person on a civil day, in the order of `membershipOn`; one query, because every lesson page asks. */
export async function workplacesOn(personId: string, day: Date): Promise<Workplaces> {
  const date = sql()`${isoDay(day)}::date`
  const rows = await sql()<{ kind: DepartmentKind; id: string; name: string }[]>`
    SELECT d.kind, o.id, o.name
    FROM membership m JOIN department d ON d.id = m.department_id JOIN organisation o ON o.id = d.organisation_id
    WHERE m.person_id = ${personId} AND m.starts_on <= ${date} AND (m.ends_on IS NULL OR m.ends_on >= ${date})
    ORDER BY m.is_main DESC, m.starts_on, m.id`
  const [main] = rows
  return {
    departmentKinds: [...new Set(rows.map(({ kind }) => kind))],
    organisation: main ? { id: main.id, name: main.name } : null,
  }
}
