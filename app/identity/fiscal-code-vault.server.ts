import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '#app/platform/env.server.ts'

type Keys = { hash: Buffer; cipher: Buffer }
let keys: Keys | undefined

function secret(): Buffer {
  const { SECRET_KEY, DATA_DIR } = env()
  if (SECRET_KEY) return Buffer.from(SECRET_KEY, 'hex')
  const file = path.resolve(DATA_DIR, 'secret.key')
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}

function vault(): Keys {
  if (!keys) {
    const master = secret()
    const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', `sguardi ${purpose}`, 32))
    keys = { hash: derive('fiscal code hash'), cipher: derive('fiscal code cipher') }
  }
  return keys
}

/** A keyed hash (HMAC-SHA-256, hex) for matching people without keeping the code in clear. Takes a normalised code. */
export function hashFiscalCode(code: string): string {
  return createHmac('sha256', vault().hash).update(code).digest('hex')
}

/** AES-256-GCM: `iv.tag.text` in base64url. */
export function encryptFiscalCode(code: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', vault().cipher, iv)
  const text = Buffer.concat([cipher.update(code, 'utf8'), cipher.final()])
  return [iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url')).join('.')
}

/** @throws when the key is another or the text was changed */
export function decryptFiscalCode(sealed: string): string {
  const [iv, tag, text] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (!iv || !tag || !text) throw new Error('not a sealed fiscal code')
  const decipher = createDecipheriv('aes-256-gcm', vault().cipher, iv, { authTagLength: 16 })
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
}
