import { randomInt } from 'node:crypto'
import { addComune, type Comune } from '#app/certificates/world.fixtures.ts'
import { createPeople } from '#app/identity/create-people.server.ts'
import { controlCharacter } from '#app/identity/fiscal-code.ts'
import { hashPassword } from '#app/identity/password.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import type { DepartmentKind, Role } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'

const beginning = new Date('2020-01-01T00:00:00Z')

export type OwnAmbito = { ambitoId: string; slug: string; name: string; code: string; comuni: Comune[] }
export type OwnPerson = {
  personId: string
  email: string
  password: string
  givenName: string
  familyName: string
  /** For use cases; without grants, as a learner. */
  viewer: Viewer
}

const letters = (count: number) => Array.from({ length: count }, () => String.fromCharCode(65 + randomInt(26))).join('')

/** Valid in form, with a country code that does not exist. */
function fictionalFiscalCode(): string {
  const first15 = `${letters(6)}80A41Z9${String(randomInt(100)).padStart(2, '0')}`
  return first15 + controlCharacter(first15)
}

/** An ambito nobody else's journey touches, with comuni of two departments each. */
export async function addOwnAmbito(comuneNames: readonly string[]): Promise<OwnAmbito> {
  const ambitoId = newId()
  const code = `PROVA${letters(6)}`
  const slug = code.toLowerCase()
  const name = `Ambito di Prova ${code.slice(5)}`
  await db().ambito.create({ data: { id: ambitoId, slug, name, code, startsOn: beginning } })
  const comuni: Comune[] = []
  for (const comuneName of comuneNames) comuni.push(await addComune(ambitoId, comuneName))
  return { ambitoId, slug, name, code, comuni }
}

/** One more counter of a comune; returns its id. */
export async function addDepartment(organisationId: string, kind: DepartmentKind): Promise<string> {
  const id = newId()
  await db().department.create({ data: { id, organisationId, kind, name: kind, startsOn: beginning } })
  return id
}

/** Somebody with an account of their own; works since 2020 in the departments, the first is the main one. */
export async function addOwnPerson({
  givenName,
  familyName,
  departments = [],
  grant,
}: {
  givenName: string
  familyName: string
  departments?: string[]
  grant?: { role: Role; ambitoId?: string }
}): Promise<OwnPerson> {
  const [personId, accountId] = [newId(), newId()]
  const email = `${givenName}.${familyName}.${letters(8)}@prova.example`.toLowerCase().replace(/[^a-z.@]/g, '')
  const password = `una frase di ${letters(12)}`
  const account = { id: accountId, email, passwordHash: await hashPassword(password) }
  const fiscalCode = fictionalFiscalCode()
  await transaction(async (tx) => {
    await createPeople(tx, [{ id: personId, givenName, familyName, fiscalCode, account }])
    await tx.membership.createMany({
      data: departments.map((departmentId, index) => ({
        id: newId(),
        personId,
        departmentId,
        jobTitle: 'Istruttrice amministrativa',
        isMain: index === 0,
        startsOn: beginning,
      })),
    })
    if (grant) await tx.roleGrant.create({ data: { id: newId(), personId, startsOn: beginning, ...grant } })
  })
  const viewer = { ...viewerWith([], personId), accountId, email, givenName, familyName }
  return { personId, email, password, givenName, familyName, viewer }
}
