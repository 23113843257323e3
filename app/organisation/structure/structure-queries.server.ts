import { personCondition, readPersonSearch } from '#app/identity/person-search.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import type { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'
import { notFound } from '#app/platform/errors.ts'
import type { AmbitoChoice } from '../ambito-queries.server.ts'
import { answersForAmbito, canManageOrganisations, canManageStaff } from '../policy.ts'
import { officeScope } from '../scope.ts'

/** As SQL, what of an ambito's departments `d` of organisations `o` a viewer sees. */
export function visible(viewer: Viewer, ambitoId: string) {
  const scope = officeScope(viewer)
  if (scope.kind === 'everything' || answersForAmbito(viewer, { ambitoId })) return sql()`TRUE`
  const { organisationIds, departmentIds } = scope
  return sql()`(o.id = ANY(${organisationIds}::uuid[]) OR d.id = ANY(${departmentIds}::uuid[]))`
}

/** As SQL, that a dated row holds on a civil day. */
export const inForce = (alias: string, day: string) => {
  const [from, to] = [sql()(`${alias}.starts_on`), sql()(`${alias}.ends_on`)]
  return sql()`(${from} <= ${day}::date AND (${to} IS NULL OR ${to} >= ${day}::date))`
}

export type OrganisationLine = {
  id: string
  kind: OrganisationKind
  name: string
  people: number
  departments: number
  leads: boolean
  /** ISO days in the ambito. */
  startsOn: string
  endsOn: string | null
}

/** The organisations of an ambito today and of days to come, with who works there today, as far as the viewer sees. */
export async function listOrganisations(viewer: Viewer, ambito: AmbitoChoice, now: Date): Promise<OrganisationLine[]> {
  const day = isoDay(civilDay(now))
  return sql()<OrganisationLine[]>`
    SELECT o.id, o.kind, o.name, b.starts_on::text AS "startsOn", b.ends_on::text AS "endsOn",
      count(DISTINCT m.person_id)::int AS people, count(DISTINCT d.id)::int AS departments,
      EXISTS (SELECT 1 FROM ambito_lead l
        WHERE l.ambito_id = b.ambito_id AND l.organisation_id = o.id AND ${inForce('l', day)}) AS leads
    FROM organisation_ambito b JOIN organisation o ON o.id = b.organisation_id
    LEFT JOIN department d ON d.organisation_id = o.id AND ${inForce('d', day)}
    LEFT JOIN membership m ON m.department_id = d.id AND ${inForce('m', day)}
    WHERE b.ambito_id = ${ambito.id} AND (b.ends_on IS NULL OR b.ends_on >= ${day}::date) AND ${visible(viewer, ambito.id)}
    GROUP BY o.id, b.id ORDER BY o.kind, o.name, o.id, b.starts_on`
}

export type DepartmentLine = {
  id: string
  kind: DepartmentKind
  name: string
  people: number
  startsOn: string
  endsOn: string | null
}

export type StaffLine = {
  personId: string
  familyName: string
  givenName: string
  departments: string[]
  jobTitle: string
  onLeave: boolean
}

export type ContactLine = { personId: string; familyName: string; givenName: string; department: string | null }

export const staffOnPage = 50

type StaffQuestion = { search: string; page: number; from?: string | undefined }

type OrganisationRow = Pick<OrganisationLine, 'id' | 'kind' | 'name' | 'leads' | 'startsOn' | 'endsOn'>

/**
 * An organisation of an ambito, of today, of days to come or of before, with its departments, its contacts and one page
 * of the people who work there today, or on a day and later: as far as the viewer sees (P7). What is over is only shown.
 * @throws AppError `not_found` for one that never belonged to the ambito, or of which the viewer sees nothing
 */
export async function getOrganisationPage(
  viewer: Viewer,
  ambito: AmbitoChoice,
  organisationId: string,
  query: StaffQuestion,
  now: Date,
) {
  const day = isoDay(civilDay(now))
  const seen = visible(viewer, ambito.id)
  const [organisation] = await sql()<OrganisationRow[]>`
    SELECT o.id, o.kind, o.name, b.starts_on::text AS "startsOn", b.ends_on::text AS "endsOn",
      EXISTS (SELECT 1 FROM ambito_lead l
        WHERE l.ambito_id = b.ambito_id AND l.organisation_id = o.id AND ${inForce('l', day)}) AS leads
    FROM organisation_ambito b JOIN organisation o ON o.id = b.organisation_id
    LEFT JOIN department d ON d.organisation_id = o.id
    WHERE b.ambito_id = ${ambito.id} AND o.id = ${organisationId} AND ${seen}
    ORDER BY b.starts_on DESC LIMIT 1`
  if (!organisation) throw notFound('organisation')
  const [departments, people, contacts] = await Promise.all([
    listDepartments(organisationId, day, seen),
    listStaff(organisationId, day, seen, query),
    listContacts(organisationId, day, seen),
  ])
  const place = { ambitoId: ambito.id, organisationId, departmentId: null }
  const isOver = organisation.endsOn !== null && organisation.endsOn < day
  return {
    ...{ organisation, departments, contacts },
    people: people.slice(0, staffOnPage),
    more: people.length > staffOnPage,
    canManage: !isOver && canManageStaff(viewer, place),
    canManageOrganisation: !isOver && canManageOrganisations(viewer, place),
  }
}
export type OrganisationPage = Awaited<ReturnType<typeof getOrganisationPage>>

type Seen = ReturnType<typeof visible>

function listDepartments(organisationId: string, day: string, seen: Seen) {
  return sql()<DepartmentLine[]>`
    SELECT d.id, d.kind, d.name, d.starts_on::text AS "startsOn", d.ends_on::text AS "endsOn",
      (SELECT count(DISTINCT m.person_id)::int FROM membership m
        WHERE m.department_id = d.id AND ${inForce('m', day)}) AS people
    FROM department d JOIN organisation o ON o.id = d.organisation_id
    WHERE o.id = ${organisationId} AND ${seen}
    ORDER BY (d.ends_on < ${day}::date) IS TRUE, d.kind, d.name`
}

function listStaff(organisationId: string, day: string, seen: Seen, { search, page, from }: StaffQuestion) {
  const works = from ? sql()`(m.ends_on IS NULL OR m.ends_on >= ${from}::date)` : inForce('m', day)
  return sql()<StaffLine[]>`
    SELECT p.id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName",
      array_agg(d.name ORDER BY m.is_main DESC, d.name) AS departments,
      (array_agg(m.job_title ORDER BY m.is_main DESC, m.starts_on))[1] AS "jobTitle",
      EXISTS (SELECT 1 FROM absence x WHERE x.person_id = p.id AND ${inForce('x', day)}) AS "onLeave"
    FROM membership m JOIN department d ON d.id = m.department_id JOIN organisation o ON o.id = d.organisation_id
    JOIN person p ON p.id = m.person_id
    WHERE o.id = ${organisationId} AND ${works} AND ${seen} AND ${personCondition(readPersonSearch(search))}
    GROUP BY p.id ORDER BY p.family_name, p.given_name, p.id
    LIMIT ${staffOnPage + 1} OFFSET ${(page - 1) * staffOnPage}`
}

function listContacts(organisationId: string, day: string, seen: Seen) {
  return sql()<ContactLine[]>`
    SELECT p.id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName", d.name AS department
    FROM role_grant g JOIN person p ON p.id = g.person_id
    LEFT JOIN department d ON d.id = g.department_id
    JOIN organisation o ON o.id = COALESCE(g.organisation_id, d.organisation_id)
    WHERE g.role = 'contact' AND o.id = ${organisationId} AND ${inForce('g', day)} AND ${seen}
    ORDER BY d.name NULLS FIRST, p.family_name, p.given_name`
}
