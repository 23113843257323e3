import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { calculateJwkThumbprint, CompactSign, exportJWK } from 'jose'
import { z } from 'zod'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { makeKeyFile } from '#app/platform/key-file.server.ts'

/** Bits of a key made here; RFC 7518 §3.3 asks for no fewer of RS256. */
const keyBits = 2048

/** The public half as a JSON Web Key (RFC 7517) with its thumbprint (RFC 7638) as `kid`. */
export const PublicJwk = z.object({
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  kid: z.string(),
  alg: z.literal('RS256'),
  use: z.literal('sig'),
})
export type PublicJwk = z.infer<typeof PublicJwk>

export type SigningKey = { jwk: PublicJwk; sign: (payload: object) => Promise<string> }

const ownFile = () => path.resolve(env().DATA_DIR, 'signing.key')

const newKey = () =>
  generateKeyPairSync('rsa', {
    modulusLength: keyBits,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey

/** Where the key comes from, in words for the administrator. */
export function signingKeyOrigin(): string {
  return env().SIGNING_KEY_FILE ?? ownFile()
}

function readKey(): KeyObject {
  const { SIGNING_KEY_FILE } = env()
  if (!SIGNING_KEY_FILE) makeKeyFile(ownFile(), newKey)
  const key = createPrivateKey(readFileSync(signingKeyOrigin()))
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < keyBits) {
    throw new Error(`The signing key ${signingKeyOrigin()} must be an RSA key of ${keyBits} bits or more`)
  }
  return key
}

async function open(): Promise<SigningKey> {
  const key = readKey()
  const bare = await exportJWK(createPublicKey(key))
  const kid = await calculateJwkThumbprint(bare)
  const jwk = PublicJwk.parse({ ...bare, kid, alg: 'RS256', use: 'sig' })
  const header = { alg: 'RS256', typ: 'JWT', kid, jwk: { kty: jwk.kty, n: jwk.n, e: jwk.e } }
  const sign = (payload: object) =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(payload))).setProtectedHeader(header).sign(key)
  return { jwk, sign }
}

let opened: Promise<SigningKey> | undefined

/**
 * The key this installation signs credentials with, made at first use beside the secret key. RS256 is what Open Badges
 * 3.0 §8.2.3 asks everybody to read, and signs the same text the same way each time.
 * @throws Error when the file is missing, damaged or no RSA key of 2048 bits
 */
export function signingKey(): Promise<SigningKey> {
  opened ??= open()
  return opened
}

/** Keeps the public half of a key that is about to sign, so that what it signed can be verified after the key is gone. */
export async function rememberKey(tx: Transaction, { jwk }: SigningKey, now: Date): Promise<void> {
  const row = { thumbprint: jwk.kid, jwk, firstUsedAt: now }
  await tx.signingKey.createMany({ data: [row], skipDuplicates: true })
}

/** Every key that ever signed here, and the present one, as a JSON Web Key Set (RFC 7517 §5). */
export async function publicKeys(): Promise<{ keys: PublicJwk[] }> {
  const present = (await signingKey()).jwk
  const rows = await db().signingKey.findMany({ orderBy: { firstUsedAt: 'asc' }, select: { jwk: true } })
  const known = rows.map(({ jwk }) => PublicJwk.parse(jwk)).filter(({ kid }) => kid !== present.kid)
  return { keys: [...known, present] }
}
