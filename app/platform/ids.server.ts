import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** A new UUID for a row. */
export function newId(): string {
  return randomUUID()
}

const base32 = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789'

/** A random code of `length` characters, 5 bits each, without I, L, O and U. */
export function randomCode(length: number): string {
  return Array.from(randomBytes(length), (byte) => base32.charAt(byte % 32)).join('')
}

/** The sha256 of bytes or text, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
