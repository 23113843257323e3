import { db } from '#app/platform/database.server.ts'
import { keyFingerprint } from './fiscal-code-vault.server.ts'

const fact = 'identity.vault-key'

/**
 * Whether our key is the one this database's fiscal codes are sealed with. The first key that a database meets is
 * remembered by its fingerprint; with another one sealed codes could not be opened, and people not be found by code.
 */
export async function isKeyOfDatabase(now: Date): Promise<boolean> {
  const value = keyFingerprint()
  await db().installationFact.createMany({ data: [{ key: fact, value, updatedAt: now }], skipDuplicates: true })
  return (await db().installationFact.findUniqueOrThrow({ where: { key: fact } })).value === value
}
