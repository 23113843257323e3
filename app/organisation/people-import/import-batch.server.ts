import type { PeopleVerdict } from '#app/platform/generated/enums.ts'
import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { fold } from './fold.ts'
import { judgeRow, type Plan } from './judge-row.ts'
import { daysOf, knownOrganisations, knownPeople, ownersOfEmails } from './known-people.server.ts'
import { PlaceFinder } from './place-finder.ts'
import { StaffFacts, VerdictDetail, type ImportChoices } from './schemas.ts'

/** A line about to be applied: its verdict as things are now, and what it writes, with every id. */
export type Step = {
  line: number
  verdict: PeopleVerdict
  detail: VerdictDetail
  write: Write | null
}

export type Write = Omit<Plan, 'personId' | 'place'> & {
  personId: string
  createdPerson: boolean
  /** Only for somebody to be added. */
  fiscalCode: string
  place: { organisationId: string; departmentId: string } | null
  newMembershipId: string
  newAbsenceId: string
}

export type NewDepartment = NonNullable<Plan['place']> & { departmentId: string }

type Stored = {
  line: number
  fiscalCodeHash: string | null
  fiscalCodeCipher: string | null
  facts: unknown
  fault: string | null
  verdict: PeopleVerdict
  detail: unknown
}
type Question = { ambitoId: string; choices: ImportChoices; rows: readonly Stored[] }

/** Departments that lines of one batch make, each once. */
class Departments {
  readonly made = new Map<string, NewDepartment>()

  idOf(place: NonNullable<Plan['place']>): string {
    if (place.departmentId !== null) return place.departmentId
    const key = `${place.organisationId} ${fold(place.name)}`
    const made = this.made.get(key) ?? { ...place, departmentId: newId() }
    this.made.set(key, made)
    return made.departmentId
  }
}

function writeOf({ personId, place, ...plan }: Plan, cipher: string | null, departments: Departments): Write {
  return {
    ...plan,
    personId: personId ?? newId(),
    createdPerson: personId === null,
    fiscalCode: personId === null && cipher ? decryptFiscalCode(cipher) : '',
    place: place && { organisationId: place.organisationId, departmentId: departments.idOf(place) },
    ...{ newMembershipId: newId(), newAbsenceId: newId() },
  }
}

/** Of people, in the order of their ids: two batches that share some never wait for each other. */
async function lockPeople(tx: Transaction, hashes: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM person WHERE fiscal_code_hash = ANY(${hashes}) ORDER BY id FOR UPDATE`
}

/**
 * What some lines write as things are now, under a lock of the people they are about: judged anew, because days may
 * have passed since the dry run.
 */
export async function stepsOf(
  tx: Transaction,
  { ambitoId, choices, rows }: Question,
  now: Date,
): Promise<{ steps: Step[]; departments: NewDepartment[] }> {
  const hashes = rows.flatMap(({ fiscalCodeHash }) => fiscalCodeHash ?? [])
  await lockPeople(tx, hashes)
  const known = await knownPeople(tx, { ambitoId, hashes, now })
  const finder = new PlaceFinder(await knownOrganisations(tx, ambitoId, now), choices)
  const read = rows.map((row) => ({
    ...row,
    facts: StaffFacts.parse(row.facts),
  }))
  const takenEmails = await ownersOfEmails(
    tx,
    read.flatMap(({ facts }) => facts.email || []),
  )
  const departments = new Departments()
  const steps = read.map((row): Step => {
    // What a line is wrong with whatever is on record, with all of it and the lines it contradicts, was said already.
    if (row.fault) return { line: row.line, verdict: row.verdict, detail: VerdictDetail.parse(row.detail), write: null }
    const person = known.get(row.fiscalCodeHash ?? '') ?? null
    const { verdict, detail, plan } = judgeRow({ ...row, faults: [] }, person, { finder, takenEmails, ...daysOf(now) })
    const write = plan && writeOf(plan, row.fiscalCodeCipher, departments)
    return { line: row.line, verdict, detail, write }
  })
  return { steps, departments: [...departments.made.values()] }
}
