import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** A new UUID for a row. */
export function newId(): string {
  return randomUUID()
}

const base32 = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789'

/** Bytes as a code of one character each, of which five bits are left, without I, L, O and U. */
export function codeOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => base32.charAt(byte % 32)).join('')
}

/** A random code of `length` characters, 5 bits each. */
export const randomCode = (length: number): string => codeOf(randomBytes(length))

/** The sha256 of bytes or text, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
