import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import { percentOfPlanned, termsOf } from '#app/learning/editions/edition-terms.ts'
import { getManagedEdition, type ManagedEdition } from '#app/learning/editions/office-edition.server.ts'
import { getOriginal, getVersion, type PublishedVersion } from '#app/learning/version-queries.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { meetingMinutes, meetingSheets, registerName } from './meeting-sheets.ts'
import { personRows, type Activities } from './person-rows.ts'
import { readRegisterFacts, type RegisterFacts } from './register-facts.server.ts'
import { Register, type RegisterPerson } from './schemas.ts'

export type RegisterView = {
  register: Register
  /** sha256 of `registerJson`, in hexadecimal: printed on every page. */
  fingerprint: string
}

/** The register as it is attached to its PDF and fingerprinted: the same facts give the same text. */
export function registerJson(register: Register): string {
  return `${JSON.stringify(register, null, 1)}\n`
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

function activitiesOf(version: PublishedVersion, facts: RegisterFacts): Activities {
  const activities = new Map<string, { topic: string; teachers: readonly string[] }>()
  for (const { id, title } of lessonsOf(version.outline)) activities.set(id, { topic: title, teachers: [] })
  for (const { id, topic, teachers } of facts.meetings) activities.set(id, { topic, teachers })
  return activities
}

async function peopleOf(edition: ManagedEdition, facts: RegisterFacts): Promise<RegisterPerson[]> {
  const ids = [...new Set(facts.people.map(({ courseVersionId }) => courseVersionId))]
  // In whatever language somebody takes the course, the register is in one: nobody's choice changes it.
  const versions = new Map(await Promise.all(ids.map(async (id) => [id, await getOriginal(id)] as const)))
  const entries = groupBy(facts.entries, ({ enrolmentId }) => enrolmentId)
  const stretches = groupBy(facts.stretches, ({ enrolmentId }) => enrolmentId)
  const open = facts.meetings.filter(({ cancelledAt }) => cancelledAt === null)
  const minutes = open.reduce((sum, meeting) => sum + meetingMinutes(meeting), 0)
  const { mode, id: editionId } = edition
  const row = { editionId, mode, ...facts.edition, meetingMinutes: minutes, openMeetings: 0, openMinutes: 0 }
  return facts.people.map((person) => {
    const version = versions.get(person.courseVersionId)
    if (!version) throw new Error('the version of an enrolment is gone')
    const own = entries.get(person.enrolmentId) ?? []
    const { plannedMinutes } = termsOf(row, version)
    const creditedMinutes = own.reduce((sum, { minutes }) => sum + minutes, 0)
    return {
      enrolmentId: person.enrolmentId,
      name: registerName(person),
      fiscalCode: decryptFiscalCode(person.fiscalCodeCipher),
      organisation: person.organisation ?? '',
      department: person.department ?? '',
      withdrawn: person.state === 'withdrawn',
      round: person.round,
      plannedMinutes,
      creditedMinutes,
      percent: percentOfPlanned(creditedMinutes, plannedMinutes),
      rows: personRows(own, stretches.get(person.enrolmentId) ?? [], activitiesOf(version, facts)),
    }
  })
}

/** What a register is of. */
export async function headOf(edition: ManagedEdition, { edition: row }: RegisterFacts): Promise<Register['edition']> {
  const { id, name, mode, place, startsOn, endsOn, courseTitle, currentVersionId } = edition
  const { ambito, attendanceRule, fund, projectCode, cup, teachers } = row
  const thresholdPercent =
    row.thresholdPercent ?? (currentVersionId ? (await getVersion(currentVersionId)).thresholdPercent : 0)
  return {
    ...{ id, name, course: courseTitle, ambito, mode, place },
    startsOn: isoDay(startsOn),
    endsOn: endsOn && isoDay(endsOn),
    ...{ attendanceRule, thresholdPercent, fund, projectCode, cup, teachers },
  }
}

/**
 * The register of an edition for whoever manages it, as it is now: page and files are made of this one value, so their
 * figures are the same.
 * @throws AppError `not_found` for another ambito's edition, `forbidden` for contacts (P7)
 */
export async function buildRegister(
  viewer: Viewer,
  place: { ambitoSlug: string; editionId: string },
  now: Date,
): Promise<RegisterView & { edition: ManagedEdition }> {
  const edition = await getManagedEdition(viewer, place)
  const today = civilDay(now)
  const facts = await readRegisterFacts(edition.id, edition.endsOn && edition.endsOn < today ? edition.endsOn : today)
  const register = Register.parse({
    form: 2,
    edition: await headOf(edition, facts),
    stamped: facts.stamped.map(({ madeAt, ...one }) => ({ ...one, madeAt: madeAt.toISOString() })),
    meetings: meetingSheets(facts, now),
    people: await peopleOf(edition, facts),
  })
  return { register, fingerprint: sha256(registerJson(register)), edition }
}
