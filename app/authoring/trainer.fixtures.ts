import type { Viewer } from '#app/identity/viewer.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

/** Somebody who writes courses, with a name that others read, and without an account. */
export async function addTrainer(
  givenName: string,
  familyName = 'Autrice',
  role: 'trainer' | 'administrator' = 'trainer',
): Promise<Viewer> {
  const personId = newId()
  const person = { id: personId, givenName, familyName, fiscalCodeHash: personId, fiscalCodeCipher: '-' }
  await db().person.create({ data: person })
  return viewerWith([grantOf(role)], personId)
}
