import { transaction } from '#app/platform/database.server.ts'
import { newId, randomCode } from '#app/platform/ids.server.ts'
import { createPeople } from './create-people.server.ts'
import { hashPassword } from './password.server.ts'
import { findViewer } from './require-viewer.server.ts'
import { signIn } from './sign-in.server.ts'
import type { Viewer } from './viewer.ts'

export const password = 'quattro parole messe in fila'

/** One hash for each password: making one is slow on purpose. */
const hashes = new Map<string, Promise<string>>()

function hashOf(chosen: string): Promise<string> {
  const hash = hashes.get(chosen) ?? hashPassword(chosen)
  hashes.set(chosen, hash)
  return hash
}

/** Somebody with an account of their own, for tests. */
export async function addAccount(changes: { password?: string } = {}) {
  const [personId, accountId] = [newId(), newId()]
  const email = `${personId}@example.example`
  const passwordHash = await hashOf(changes.password ?? password)
  const account = { id: accountId, email, passwordHash }
  const fiscalCode = `FNTGLI80A41${randomCode(5)}`
  const person = { id: personId, givenName: 'Giulia', familyName: 'Fontanalunga', fiscalCode, account }
  await transaction((tx) => createPeople(tx, [person]))
  return { personId, accountId, email }
}

/** A request with the cookie that a `Set-Cookie` asks for. */
export function requestWith(setCookie: string): Request {
  return new Request('http://sguardi.test/home', { headers: { Cookie: setCookie.split(';')[0] ?? '' } })
}

/** Signs in and returns the request of a page with that session, and its viewer. */
export async function signedIn(email: string, now = new Date()): Promise<{ request: Request; viewer: Viewer }> {
  const outcome = await signIn({ email, password, address: email, userAgent: 'Prova/1.0', now })
  if (!outcome.ok) throw new Error(outcome.reason)
  const request = requestWith(outcome.cookie)
  const viewer = await findViewer(request)
  if (!viewer) throw new Error('no viewer')
  return { request, viewer }
}
