import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '#app/platform/env.server.ts'
import { makeKeyFile } from '#app/platform/key-file.server.ts'

let master: Buffer | undefined
/** Derived keys by purpose. */
const keys = new Map<string, Buffer>()

const keyFile = () => path.resolve(env().DATA_DIR, 'secret.key')

function secret(): Buffer {
  const { SECRET_KEY } = env()
  if (SECRET_KEY) return Buffer.from(SECRET_KEY, 'hex')
  const file = keyFile()
  makeKeyFile(file, () => randomBytes(32).toString('hex'))
  const text = readFileSync(file, 'utf8').trim()
  // A damaged file must never count as a key: fiscal codes sealed with it would be lost or open to all.
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new Error(`The key file ${file} is damaged: it must hold 64 hexadecimal digits`)
  return Buffer.from(text, 'hex')
}

function derive(purpose: string): Buffer {
  const known = keys.get(purpose)
  if (known) return known
  master ??= secret()
  const key = Buffer.from(hkdfSync('sha256', master, '', `sguardi ${purpose}`, 32))
  keys.set(purpose, key)
  return key
}

/** Where the key comes from, in words for the administrator. */
export function keyOrigin(): string {
  return env().SECRET_KEY ? 'SECRET_KEY' : keyFile()
}

/** What tells one key from another without saying anything of it. */
export function keyFingerprint(): string {
  return createHmac('sha256', derive('fiscal code hash')).update('fingerprint of the key').digest('hex').slice(0, 16)
}

/** A keyed hash (HMAC-SHA-256, hex) for matching people without keeping the code in clear. Takes a normalised code. */
export const hashFiscalCode = (code: string): string => keyedHash('fiscal code hash', code).toString('hex')

/** HMAC-SHA-256 of a text with a key of its own for each purpose (HKDF of the installation's key). */
export function keyedHash(purpose: string, text: string): Buffer {
  return createHmac('sha256', derive(purpose)).update(text).digest()
}

/**
 * Seals a text with a key of its own for each purpose (HKDF of the installation's key).
 * @returns AES-256-GCM: `iv.tag.text` in base64url
 */
export function sealFor(purpose: string, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derive(purpose), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.')
}

/** @throws when the key or the purpose is another, or the text was changed */
export function openFor(purpose: string, sealed: string): string {
  const [iv, tag, text] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (!iv || !tag || !text) throw new Error('not a sealed text')
  const decipher = createDecipheriv('aes-256-gcm', derive(purpose), iv, { authTagLength: 16 })
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
}

/** As `sealFor`, of bytes: 12 of the IV, 16 of the tag, then the content. */
export function sealBytes(purpose: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derive(purpose), iv)
  const sealed = new Uint8Array(28 + bytes.length)
  // GCM is a stream: as many bytes come out as went in, and none at the end.
  sealed.set(cipher.update(bytes), 28)
  cipher.final()
  sealed.set(iv)
  sealed.set(cipher.getAuthTag(), 12)
  return sealed
}

/** @throws when the key or the purpose is another, or the bytes were changed */
export function openBytes(purpose: string, sealed: Uint8Array): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', derive(purpose), sealed.subarray(0, 12), { authTagLength: 16 })
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

export const encryptFiscalCode = (code: string): string => sealFor('fiscal code cipher', code)

/** @throws when the key is another or the text was changed */
export const decryptFiscalCode = (sealed: string): string => openFor('fiscal code cipher', sealed)
