import { createPeople } from '#app/identity/create-people.server.ts'
import { hashFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { openResetLink } from '#app/identity/open-reset-link.server.ts'
import { hashPassword } from '#app/identity/password.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { newId, randomCode } from '#app/platform/ids.server.ts'
import { inForceOn } from './dated.ts'

/** Minutes the link is valid: it may have to be carried to somebody. */
export const linkMinutes = 24 * 60

export type NewAdministrator = {
  givenName: string
  familyName: string
  /** Lower case. */
  email: string
  /** Upper case, valid. */
  fiscalCode: string
}

type Outcome =
  | { ok: true; link: string; created: boolean }
  /** The e-mail and the fiscal code are of two different people, or the e-mail is another person's. */
  | { ok: false; reason: 'email_taken' | 'no_account' }

type Known = { personId: string; accountId: string; created: boolean }

async function findOrCreate(tx: Transaction, person: NewAdministrator): Promise<Known | Outcome> {
  const { email, fiscalCode } = person
  const account = await tx.account.findUnique({
    where: { email },
    select: { id: true, personId: true, person: { select: { fiscalCodeHash: true } } },
  })
  if (account && account.person.fiscalCodeHash !== hashFiscalCode(fiscalCode))
    return { ok: false, reason: 'email_taken' }
  if (account) return { personId: account.personId, accountId: account.id, created: false }
  const other = await tx.person.findUnique({
    where: { fiscalCodeHash: hashFiscalCode(fiscalCode) },
    select: { id: true },
  })
  if (other) return { ok: false, reason: 'no_account' }
  const [personId, accountId] = [newId(), newId()]
  // Nobody knows this password: the link sets the first one.
  const passwordHash = await hashPassword(randomCode(40))
  await createPeople(tx, [{ ...person, id: personId, account: { id: accountId, email, passwordHash } }])
  return { personId, accountId, created: true }
}

/**
 * Makes somebody administrator of the whole installation, with an account if they have none, and a one-time link to set
 * the password. For the command line of whoever runs the machine: there is no viewer yet who could grant it.
 */
export async function addAdministrator(person: NewAdministrator, now: Date): Promise<Outcome> {
  return transaction(async (tx) => {
    const known = await findOrCreate(tx, person)
    if ('ok' in known) return known
    const { personId, accountId, created } = known
    const role = 'administrator'
    const startsOn = civilDay(now)
    const has = await tx.roleGrant.findFirst({
      where: { personId, role, ...inForceOn(startsOn) },
      select: { id: true },
    })
    if (!has) {
      const grantId = newId()
      await tx.roleGrant.create({ data: { id: grantId, personId, role, startsOn } })
      const entry = { action: 'role.granted', subjectType: 'person', subjectId: personId, detail: { grantId, role } }
      await audit(tx, { actorId: null, ...entry }, now)
    }
    const { link } = await openResetLink(tx, accountId, linkMinutes, now)
    return { ok: true, created, link } as const
  })
}
