import type { Transaction } from '#app/platform/database.server.ts'
import { encryptFiscalCode, hashFiscalCode } from './fiscal-code-vault.server.ts'

export type NewPerson = {
  id: string
  givenName: string
  familyName: string
  /** Normalised and valid. */
  fiscalCode: string
  account: { id: string; email: string; passwordHash: string } | null
  /** Where mail goes meanwhile; lower case. */
  workEmail?: string | null
}

/** Adds people, and accounts for those who have one, in the caller's transaction. A code or e-mail that is taken throws. */
export async function createPeople(tx: Transaction, people: readonly NewPerson[]): Promise<void> {
  await tx.person.createMany({
    data: people.map(({ id, givenName, familyName, fiscalCode, workEmail = null }) => ({
      id,
      givenName,
      familyName,
      workEmail,
      fiscalCodeHash: hashFiscalCode(fiscalCode),
      fiscalCodeCipher: encryptFiscalCode(fiscalCode),
    })),
  })
  await tx.account.createMany({
    data: people.flatMap(({ id: personId, account }) =>
      account
        ? [{ id: account.id, personId, email: account.email.toLowerCase(), passwordHash: account.passwordHash }]
        : [],
    ),
  })
}
