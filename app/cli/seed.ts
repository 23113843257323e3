/** Loads, once, the territory and (in a demo) the invented people. Run alone: `node app/cli/seed.ts [people]`. */
import { createPeople } from '#app/identity/create-people.server.ts'
import { demoPassword } from '#app/identity/demo-accounts.server.ts'
import { hashPassword } from '#app/identity/password.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { clock } from '#app/platform/clock.ts'
import { closeDatabase, db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { Role } from '#app/platform/generated/enums.ts'
import { demoPeople, fictionalPeople, membershipsOf, type FictionalPerson } from './seed/people.ts'
import { idOf } from './seed/seed-id.ts'
import { addTerritoryProfiles } from './seed/territory-profiles.ts'
import { addFictionalOrganisations, addTerritory, ambitoId, epoch, organisationId } from './seed/territory.ts'

const territory = 'seed.territory'
const profiles = 'seed.territory.profiles'
const fiction = 'seed.people'
const seedLock = 7_216_003
const batch = 1000

type GrantRow = { email: string; role: Role; ambitoId?: string; organisationId?: string }

const grants = (): GrantRow[] => [
  { email: 'ufficio@carate.example', role: 'ambito_office', ambitoId: ambitoId('CARATE') },
  { email: 'ufficio@visconteo.example', role: 'ambito_office', ambitoId: ambitoId('VISCONTEO') },
  { email: 'referente@lissone.example', role: 'contact', organisationId: organisationId('lissone') },
  { email: 'trainer@sguardi.example', role: 'trainer' },
  { email: 'valutatrice@sguardi.example', role: 'evaluator' },
  { email: 'admin@sguardi.example', role: 'administrator' },
]

async function addPeople(tx: Transaction, people: readonly FictionalPerson[]): Promise<void> {
  // One hash for all: a thousand argon2 hashes would take minutes, and these accounts protect nothing.
  const passwordHash = await hashPassword(demoPassword)
  for (let start = 0; start < people.length; start += batch) {
    const some = people.slice(start, start + batch)
    await createPeople(
      tx,
      some.map(({ id, givenName, familyName, fiscalCode, email }) => ({
        ...{ id, givenName, familyName, fiscalCode },
        account: { id: idOf(`account:${email}`), email, passwordHash },
      })),
    )
    await tx.membership.createMany({ data: membershipsOf(some) })
  }
}

async function addGrants(tx: Transaction): Promise<void> {
  const rows = grants().map(({ email, ...grant }) => {
    const personId = demoPeople.find((person) => person.email === email)?.id ?? ''
    return { id: idOf(`grant:${email}`), personId, startsOn: epoch, ...grant }
  })
  await tx.roleGrant.createMany({ data: rows })
}

async function once(tx: Transaction, key: string, load: () => Promise<string>): Promise<string | null> {
  if (await tx.installationFact.findUnique({ where: { key }, select: { key: true } })) return null
  const value = await load()
  const now = clock.now()
  await tx.installationFact.create({ data: { key, value, updatedAt: now } })
  await audit(
    tx,
    { actorId: null, action: 'installation.seeded', subjectType: 'installation', subjectId: key, detail: { value } },
    now,
  )
  return value
}

/**
 * Loads ambiti, comuni and departments, the published figures of their territory (also where the rest was loaded before
 * there were any), and with `people` also invented people (default 1,500), each once in the life of a database: one
 * transaction, and a second run at the same time waits and finds the work done.
 * @returns what was loaded, in words
 */
export async function seed({ people, count = 1500 }: { people: boolean; count?: number }): Promise<string> {
  const facts = [territory, profiles, ...(people ? [fiction] : [])]
  if ((await db().installationFact.count({ where: { key: { in: facts } } })) === facts.length) return 'already there'
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${seedLock})`
    const land = await once(tx, territory, async () => {
      await addTerritory(tx)
      return '9 ambiti, 150 comuni'
    })
    const figures = await once(tx, profiles, async () => `${await addTerritoryProfiles(tx)} territory profiles`)
    const persons =
      people &&
      (await once(tx, fiction, async () => {
        await addFictionalOrganisations(tx)
        const list = [...demoPeople, ...fictionalPeople(count - demoPeople.length)]
        await addPeople(tx, list)
        await addGrants(tx)
        return `${list.length} invented people`
      }))
    return [land, figures, persons].filter(Boolean).join(', ') || 'already there'
  })
}

if (import.meta.main) {
  const count = Number(process.argv[2] ?? 1500)
  // Invented people never enter a real installation unawares: there, only when asked for by number.
  const people = env().demo || process.argv[2] !== undefined
  process.stdout.write(`${await seed({ people, count })}\n`)
  await closeDatabase()
}
