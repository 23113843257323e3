import { correctPeople } from '#app/identity/correct-people.server.ts'
import { createPeople } from '#app/identity/create-people.server.ts'
import { closeSessionsOf } from '#app/identity/session-store.server.ts'
import { parseDay } from '#app/platform/civil-day.ts'
import { civilDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import type { NewDepartment, Write } from './import-batch.server.ts'
import type { KnownPerson } from './judge-row.ts'
import type { RowEffect } from './schemas.ts'

export const dayOrNull = (day: string | null) => (day === null ? null : parseDay(day))

/** Departments that lists name and nobody had yet, from today. */
export async function makeDepartments(
  tx: Transaction,
  departments: readonly NewDepartment[],
  now: Date,
): Promise<void> {
  const ids = departments.map(({ organisationId }) => organisationId)
  const ending = await tx.organisation.findMany({ where: { id: { in: ids } }, select: { id: true, endsOn: true } })
  const lastDays = new Map(ending.map(({ id, endsOn }) => [id, endsOn]))
  await tx.department.createMany({
    data: departments.map(({ departmentId, organisationId, kind, name }) => ({
      ...{ id: departmentId, organisationId, kind, name, startsOn: civilDay(now) },
      endsOn: lastDays.get(organisationId) ?? null,
    })),
  })
}

async function writePeople(tx: Transaction, writes: readonly Write[]): Promise<void> {
  const named = writes.flatMap(({ personId: id, createdPerson, fiscalCode, person }) =>
    person ? [{ id, createdPerson, fiscalCode, ...person }] : [],
  )
  await createPeople(
    tx,
    named.filter((one) => one.createdPerson).map((one) => ({ ...one, account: null })),
  )
  const corrected = named.filter((one) => !one.createdPerson)
  await correctPeople(
    tx,
    corrected.map(({ id, givenName, familyName, workEmail }) => ({ id, givenName, familyName, workEmail })),
  )
}

/** Last days of memberships or roles, by id. */
export async function endMemberships(
  tx: Transaction,
  ends: readonly { id: string; endsOn: string | null }[],
): Promise<void> {
  if (ends.length === 0) return
  await tx.$executeRaw`
    UPDATE membership m SET ends_on = e."endsOn"
    FROM jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) AS e(id uuid, "endsOn" date) WHERE m.id = e.id`
}

export async function endGrants(
  tx: Transaction,
  ends: readonly { id: string; endsOn: string | null }[],
): Promise<void> {
  if (ends.length === 0) return
  await tx.$executeRaw`
    UPDATE role_grant g SET ends_on = e."endsOn"
    FROM jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) AS e(id uuid, "endsOn" date) WHERE g.id = e.id`
}

export type Amended = { id: string; departmentId: string; jobTitle: string; hiredOn: string | null }

/** Details of memberships where they stand, and their department on the day they began. */
export async function amendMemberships(tx: Transaction, amended: readonly Amended[]): Promise<void> {
  if (amended.length === 0) return
  await tx.$executeRaw`
    UPDATE membership m SET department_id = a."departmentId", job_title = a."jobTitle", hired_on = a."hiredOn"
    FROM jsonb_to_recordset(${JSON.stringify(amended)}::jsonb)
      AS a(id uuid, "departmentId" uuid, "jobTitle" text, "hiredOn" date) WHERE m.id = a.id`
}

async function writeMemberships(tx: Transaction, writes: readonly Write[]): Promise<void> {
  await endMemberships(
    tx,
    writes.flatMap(({ ends }) => ends.map(({ id, after }) => ({ id, endsOn: after }))),
  )
  await amendMemberships(
    tx,
    writes.flatMap(({ amends, place, jobTitle, hiredOn }) =>
      amends ? [{ id: amends.id, departmentId: place?.departmentId ?? amends.departmentId, jobTitle, hiredOn }] : [],
    ),
  )
  const opened = writes.flatMap(({ opens, place, personId, newMembershipId: id, jobTitle, hiredOn }) =>
    opens && place ? [{ id, personId, departmentId: place.departmentId, jobTitle, ...opens, hiredOn }] : [],
  )
  await tx.$executeRaw`
    INSERT INTO membership (id, person_id, department_id, job_title, is_main, starts_on, ends_on, hired_on)
    SELECT id, "personId", "departmentId", "jobTitle", true, "startsOn", "endsOn", "hiredOn"
    FROM jsonb_to_recordset(${JSON.stringify(opened)}::jsonb) AS o(id uuid, "personId" uuid, "departmentId" uuid,
      "jobTitle" text, "startsOn" date, "endsOn" date, "hiredOn" date)`
}

async function writeAbsences(tx: Transaction, writes: readonly Write[], who: string | null, now: Date): Promise<void> {
  const stored = writes.flatMap(({ absence, personId, newAbsenceId }) =>
    absence ? [{ ...absence, personId, newAbsenceId }] : [],
  )
  await tx.absence.createMany({
    data: stored
      .filter(({ id }) => id === null)
      .map(({ newAbsenceId: id, personId, startsOn, endsOn }) => ({
        ...{ id, personId, startsOn: parseDay(startsOn), endsOn: dayOrNull(endsOn) },
        ...{ recordedById: who, recordedAt: now },
      })),
  })
  const changed = stored.flatMap(({ id, endsOn }) => (id === null ? [] : [{ id, endsOn }]))
  await endAbsences(tx, changed)
}

export async function endAbsences(
  tx: Transaction,
  ends: readonly { id: string; endsOn: string | null }[],
): Promise<void> {
  if (ends.length === 0) return
  await tx.$executeRaw`
    UPDATE absence c SET ends_on = e."endsOn"
    FROM jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) AS e(id uuid, "endsOn" date) WHERE c.id = e.id`
}

type EndedGrant = { personId: string; id: string; before: string | null; after: string }

/** Who leaves is contact there no longer; sessions end with the last day. */
async function writeLeavers(tx: Transaction, writes: readonly Write[]): Promise<EndedGrant[]> {
  const leaving = writes.flatMap(({ personId, leaves }) => (leaves ? [{ personId, ...leaves }] : []))
  if (leaving.length === 0) return []
  const grants = await tx.$queryRaw<EndedGrant[]>`
    SELECT g.id, g.person_id AS "personId", to_char(g.ends_on, 'YYYY-MM-DD') AS before,
      to_char(GREATEST(l."lastDay", g.starts_on), 'YYYY-MM-DD') AS after
    FROM jsonb_to_recordset(${JSON.stringify(leaving)}::jsonb) AS l("personId" uuid, "organisationIds" jsonb, "lastDay" date)
    JOIN role_grant g ON g.person_id = l."personId" AND g.role = 'contact' AND (g.ends_on IS NULL OR g.ends_on > l."lastDay")
    LEFT JOIN department d ON d.id = g.department_id
    WHERE l."organisationIds" ? COALESCE(g.organisation_id, d.organisation_id)::text
    FOR UPDATE OF g`
  await endGrants(
    tx,
    grants.map(({ id, after }) => ({ id, endsOn: after })),
  )
  await closeSessionsOf(
    tx,
    leaving.flatMap(({ personId, sessionsEnd }) => (sessionsEnd ? [personId] : [])),
  )
  return grants
}

type Known = Pick<KnownPerson, 'familyName' | 'givenName' | 'workEmail'>

function effectOf(write: Write, grants: readonly EndedGrant[], before: Known | undefined): RowEffect {
  const { personId, createdPerson, amends, opens, place, ends, absence } = write
  const opened = opens &&
    place && { id: write.newMembershipId, departmentId: place.departmentId, endsOn: opens.endsOn, before: null }
  const amended = amends && {
    ...{ id: amends.id, departmentId: place?.departmentId ?? amends.departmentId, endsOn: amends.endsOn },
    before: { departmentId: amends.departmentId, jobTitle: amends.jobTitle, hiredOn: amends.hiredOn },
  }
  return {
    ...{ personId, createdPerson, membership: opened ?? amended, ended: ends },
    grants: grants
      .filter((one) => one.personId === personId)
      .map(({ id, before: day, after }) => ({ id, before: day, after })),
    person: write.person && before && !createdPerson ? { before } : null,
    absence: absence && {
      ...{ id: absence.id ?? write.newAbsenceId, created: absence.id === null },
      ...{ before: absence.before, after: absence.endsOn },
    },
  }
}

/** Writes what some lines ask for, all in the caller's transaction, and returns what it was, line by line. */
export async function writeBatch(
  tx: Transaction,
  writes: readonly Write[],
  { actorId, now }: { actorId: string | null; now: Date },
): Promise<RowEffect[]> {
  const corrected = writes
    .filter(({ person, createdPerson }) => person && !createdPerson)
    .map(({ personId }) => personId)
  const rows = await tx.person.findMany({
    where: { id: { in: corrected } },
    select: { id: true, familyName: true, givenName: true, workEmail: true },
  })
  const before = new Map(rows.map(({ id, ...names }) => [id, names]))
  await writePeople(tx, writes)
  await writeMemberships(tx, writes)
  await writeAbsences(tx, writes, actorId, now)
  const grants = await writeLeavers(tx, writes)
  return writes.map((write) => effectOf(write, grants, before.get(write.personId)))
}
