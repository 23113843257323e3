import { hash, verify } from '@node-rs/argon2'
import { demoPassword } from './demo-accounts.server.ts'

/** Passwords that meet the length and protect nothing. */
const obvious = [
  'password1234',
  '123456789012',
  'qwertyuiop12',
  'cambiami1234',
  'benvenuto123',
  'comune123456',
  demoPassword,
]

/** argon2id, 19 MiB, 2 passes: the package's defaults are OWASP's minimum (Password Storage Cheat Sheet). */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

let decoy: Promise<string> | undefined

/** Checks a password; without a hash it spends the same time on a decoy, so that replies do not tell who has an account. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hash('no account has this password')
  const matches = await verify(passwordHash ?? (await decoy), password)
  return passwordHash !== null && matches
}

/** Why a new password is refused, or null. Length is the form's concern. */
export function passwordWeakness(password: string, email: string): 'password_obvious' | null {
  const folded = password.toLowerCase()
  const repeated = new Set(folded).size < 4
  return repeated || obvious.includes(folded) || folded === email.toLowerCase() ? 'password_obvious' : null
}
