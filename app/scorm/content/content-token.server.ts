import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '#app/identity/fiscal-code-vault.server.ts'

/** What a path on the content origin lets one see and write: one attempt, through one window, until it expires. */
export type ContentTicket = { attemptId: string; windowId: string }

/** Hours for which an opened package may go on asking for its files: a working day. */
const hoursOpen = 12

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')
const uuidOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
const signature = (body: string) => keyedHash('scorm content path', body).subarray(0, 16)

/** The signed part of a path on the content origin (P11): 36 bytes and 16 of HMAC-SHA-256, in base64url. */
export function contentToken({ attemptId, windowId }: ContentTicket, now: Date): string {
  const expiry = Buffer.alloc(4)
  expiry.writeUInt32BE(Math.floor(now.getTime() / 1000) + hoursOpen * 3600)
  const body = Buffer.concat([bytesOf(attemptId), bytesOf(windowId), expiry]).toString('base64url')
  return `${body}.${signature(body).toString('base64url')}`
}

/** What a signed path stands for; null where it was changed or has expired. */
export function readContentToken(token: string, now: Date): ContentTicket | null {
  const [, body, given] = /^([\w-]{48})\.([\w-]{22})$/.exec(token) ?? []
  if (body === undefined || given === undefined) return null
  const sent = Buffer.from(given, 'base64url')
  if (sent.length !== 16 || !timingSafeEqual(sent, signature(body))) return null
  const bytes = Buffer.from(body, 'base64url')
  if (bytes.readUInt32BE(32) * 1000 < now.getTime()) return null
  return { attemptId: uuidOf(bytes.subarray(0, 16)), windowId: uuidOf(bytes.subarray(16, 32)) }
}
