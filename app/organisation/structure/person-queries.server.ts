import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { maskFiscalCode } from '#app/identity/fiscal-code.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { Role } from '#app/platform/generated/enums.ts'
import type { AmbitoChoice } from '../ambito-queries.server.ts'
import { nameOn } from '../dated-names.server.ts'
import { canAdminister, canGrant, canManageStaff } from '../policy.ts'
import { officeScope, scopeCovers } from '../scope.ts'

export type MembershipLine = {
  id: string
  organisationId: string
  organisationName: string
  departmentId: string
  departmentName: string
  jobTitle: string
  isMain: boolean
  /** ISO days. */
  startsOn: string
  endsOn: string | null
  hiredOn: string | null
}

type GrantRow = {
  id: string
  role: Role
  ambitoId: string | null
  organisationId: string | null
  departmentId: string | null
  placeName: string | null
  placeOrganisationId: string | null
}

/** The memberships of a person in an ambito, whenever they were, under the names of their last day. */
function membershipsIn(personId: string, ambitoId: string, day: string) {
  return sql()<MembershipLine[]>`
    SELECT m.id, o.id AS "organisationId", ${nameOn('o', { column: 'last.day' })} AS "organisationName",
      d.id AS "departmentId", ${nameOn('d', { column: 'last.day' })} AS "departmentName", m.job_title AS "jobTitle",
      m.is_main AS "isMain", m.starts_on::text AS "startsOn", m.ends_on::text AS "endsOn", m.hired_on::text AS "hiredOn"
    FROM membership m JOIN department d ON d.id = m.department_id JOIN organisation o ON o.id = d.organisation_id
    CROSS JOIN LATERAL (SELECT LEAST(m.ends_on, ${day}::date) AS day) last
    WHERE m.person_id = ${personId} AND EXISTS (
      SELECT 1 FROM organisation_ambito b WHERE b.organisation_id = o.id AND b.ambito_id = ${ambitoId}
        AND b.starts_on <= COALESCE(m.ends_on, 'infinity') AND COALESCE(b.ends_on, 'infinity') >= m.starts_on)
    ORDER BY m.starts_on DESC, m.is_main DESC, m.id`
}

function grantsOf(personId: string, day: string) {
  return sql()<GrantRow[]>`
    SELECT g.id, g.role, g.ambito_id AS "ambitoId", g.organisation_id AS "organisationId",
      g.department_id AS "departmentId", COALESCE(a.name, concat_ws(' · ', o.name, d.name)) AS "placeName",
      o.id AS "placeOrganisationId"
    FROM role_grant g LEFT JOIN ambito a ON a.id = g.ambito_id LEFT JOIN department d ON d.id = g.department_id
    LEFT JOIN organisation o ON o.id = COALESCE(g.organisation_id, d.organisation_id)
    WHERE g.person_id = ${personId} AND g.starts_on <= ${day}::date AND (g.ends_on IS NULL OR g.ends_on >= ${day}::date)
    ORDER BY g.role, "placeName"`
}

export type DepartmentChoice = { id: string; organisationId: string; organisationName: string; name: string }

/** Departments of an ambito that somebody can work in from today on, of the organisations the viewer manages. */
async function departmentChoices(viewer: Viewer, ambitoId: string, day: string): Promise<DepartmentChoice[]> {
  const rows = await sql()<DepartmentChoice[]>`
    SELECT d.id, o.id AS "organisationId", o.name AS "organisationName", d.name
    FROM department d JOIN organisation o ON o.id = d.organisation_id
    JOIN organisation_ambito b ON b.organisation_id = o.id AND b.ambito_id = ${ambitoId}
      AND b.starts_on <= ${day}::date AND (b.ends_on IS NULL OR b.ends_on >= ${day}::date)
    WHERE d.ends_on IS NULL OR d.ends_on >= ${day}::date ORDER BY o.name, o.id, d.name`
  return rows.filter(({ organisationId }) => canManageStaff(viewer, { ambitoId, organisationId, departmentId: null }))
}

/** A role that the viewer may give the person, as the form names it (`GrantChoice`). */
export type RoleChoice = { value: string; role: Role; placeName: string | null }

function roleChoices(viewer: Viewer, ambito: AmbitoChoice, current: readonly MembershipLine[]): RoleChoice[] {
  const ambitoId = ambito.id
  const choices: RoleChoice[] = []
  const offer = (role: Role, level: string, id: string, placeName: string | null) =>
    choices.push({ value: `${role}:${level}:${id}`, role, placeName })
  for (const { organisationId, organisationName, departmentId, departmentName } of current) {
    if (!canGrant(viewer, 'contact', { ambitoId, organisationId, departmentId: null })) continue
    if (!choices.some(({ value }) => value.endsWith(organisationId)))
      offer('contact', 'organisation', organisationId, organisationName)
    offer('contact', 'department', departmentId, `${organisationName} · ${departmentName}`)
  }
  if (canGrant(viewer, 'ambito_office', { ambitoId, organisationId: null, departmentId: null }))
    offer('ambito_office', 'ambito', ambitoId, ambito.name)
  if (canAdminister(viewer)) {
    offer('trainer', 'installation', '', null)
    offer('evaluator', 'ambito', ambitoId, ambito.name)
    offer('administrator', 'installation', '', null)
  }
  return choices
}

async function getFacts(personId: string) {
  const { fiscalCodeCipher, workEmail, account, ...name } = await db().person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      ...{ givenName: true, familyName: true, fiscalCodeCipher: true, workEmail: true },
      account: { select: { email: true } },
    },
  })
  const fiscalCode = maskFiscalCode(decryptFiscalCode(fiscalCodeCipher))
  return { personId, ...name, fiscalCode, email: account?.email ?? workEmail, hasAccount: account !== null }
}

async function listAbsences(personId: string, today: Date) {
  const rows = await db().absence.findMany({
    where: { personId, OR: [{ endsOn: null }, { endsOn: { gte: today } }] },
    orderBy: { startsOn: 'asc' },
    select: { id: true, startsOn: true, endsOn: true },
  })
  return rows.map(({ id, startsOn, endsOn }) => ({
    ...{ id, startsOn: isoDay(startsOn) },
    endsOn: endsOn ? isoDay(endsOn) : null,
  }))
}

/**
 * A person as an ambito's office or contact sees them: where they work and worked in it, leaves, roles, and what the
 * viewer may do (P7, P9).
 * @throws AppError `not_found` for who never worked in the viewer's part of it
 */
export async function getStaffPerson(viewer: Viewer, ambito: AmbitoChoice, personId: string, now: Date) {
  const today = civilDay(now)
  const day = isoDay(today)
  const all = await membershipsIn(personId, ambito.id, day)
  const scope = officeScope(viewer)
  const memberships = all.filter(({ organisationId, departmentId }) =>
    scopeCovers(scope, { ambitoId: ambito.id, organisationId, departmentId }),
  )
  if (memberships.length === 0) throw notFound('person')
  const current = memberships.filter(({ endsOn }) => endsOn === null || endsOn >= day)
  const [person, absences, grants] = await Promise.all([
    getFacts(personId),
    listAbsences(personId, today),
    grantsOf(personId, day),
  ])
  const manages = ({ organisationId }: MembershipLine) =>
    canManageStaff(viewer, { ambitoId: ambito.id, organisationId, departmentId: null })
  const isPast = (line: MembershipLine) => line.endsOn !== null && line.endsOn < day
  const canManage = current.some(manages)
  const inView = (grant: GrantRow) => {
    const ambitoId =
      grant.ambitoId ?? (current.some((one) => one.organisationId === grant.placeOrganisationId) ? ambito.id : null)
    const place = { ambitoId, organisationId: grant.placeOrganisationId, departmentId: grant.departmentId }
    return { seen: scopeCovers(scope, place), canRevoke: canGrant(viewer, grant.role, place) }
  }
  return {
    ...{ person, absences },
    memberships: memberships.map((line) => ({ ...line, isPast: isPast(line), canManage: manages(line) })),
    grants: grants
      .map((grant) => ({ id: grant.id, role: grant.role, placeName: grant.placeName || null, ...inView(grant) }))
      .filter(({ seen }) => seen),
    ...{ canManage, today: day },
    departments: canManage ? await departmentChoices(viewer, ambito.id, day) : [],
    roles: canManage ? roleChoices(viewer, ambito, current) : [],
  }
}
export type StaffPerson = Awaited<ReturnType<typeof getStaffPerson>>
