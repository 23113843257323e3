import { createHash, createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { db, transaction } from '#app/platform/database.server.ts'
import { fictionalFiscalCode, fullFacts, someFacts } from '../certificate.fixtures.ts'
import { credentialOf } from '../render-certificate.server.ts'
import type { CertificateFacts } from '../schemas.ts'
import { AchievementCredential } from './open-badge.ts'
import { publicKeys, rememberKey, signingKey } from './signing-key.server.ts'

const decoded = (part = ''): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))

/** Verified by Node's own RSA with the key as published: no line of what signed it is used. */
async function read(facts: CertificateFacts) {
  const jwt = await credentialOf(facts, fictionalFiscalCode)
  const [header, payload, signature] = jwt.split('.')
  const { keys } = await publicKeys()
  const [key] = keys
  if (!key) throw new Error('no key')
  const signed = Buffer.from(`${header}.${payload}`)
  const publicKey = createPublicKey({ key: { kty: key.kty, n: key.n, e: key.e }, format: 'jwk' })
  const holds = (bytes: Buffer) => verify('RSA-SHA256', bytes, publicKey, Buffer.from(signature ?? '', 'base64url'))
  return { jwt, header: decoded(header), key, payload: decoded(payload), signed, holds }
}

test.each([
  ['the ordinary certificate', someFacts()],
  ['one that says everything', fullFacts()],
  ['one in English', fullFacts({ language: 'en' })],
])('%s is an Open Badges 3.0 credential signed with the published key', async (_what, facts) => {
  const { header, payload, key, signed, holds } = await read(facts)
  expect(header).toMatchObject({ alg: 'RS256', typ: 'JWT', kid: key.kid, jwk: { kty: 'RSA', n: key.n, e: key.e } })
  expect(holds(signed)).toBe(true)
  const credential = AchievementCredential.parse(payload)
  expect(credential).toMatchObject({
    id: facts.verifyUrl,
    issuer: { name: facts.organiser.name },
    validFrom: '2026-11-24T00:00:00Z',
    credentialSubject: { achievement: { name: facts.course.title, inLanguage: facts.language } },
  })
  expect(credential.exp).toBe(facts.expiresOn ? Date.parse('2029-11-23T23:59:59Z') / 1000 : undefined)
})

test('one changed bit is seen', async () => {
  const { signed, holds } = await read(someFacts())
  const changed = Buffer.from(signed)
  changed[200] = (changed[200] ?? 0) ^ 1
  expect(holds(changed)).toBe(false)
})

test('the fiscal code is there as a salted hash only', async () => {
  const { payload } = await read(fullFacts())
  const text = JSON.stringify(payload)
  expect(text).not.toContain(fictionalFiscalCode)
  const { verifyCode: salt } = fullFacts()
  const hash = createHash('sha256').update(`${fictionalFiscalCode}${salt}`).digest('hex')
  const identities = AchievementCredential.parse(payload).credentialSubject.identifier
  expect(identities.filter(({ hashed }) => hashed)).toEqual([
    {
      type: 'IdentityObject',
      hashed: true,
      identityHash: `sha256$${hash}`,
      identityType: 'nationalIdentityNumber',
      salt,
    },
  ])
})

test.each(['issuer', 'validFrom', 'credentialSubject', 'iss', 'jti', 'nbf', 'sub', '@context', 'type'])(
  'a credential without %s is none',
  async (name) => {
    const { payload } = await read(someFacts())
    const entries = Object.entries(AchievementCredential.parse(payload))
    const without = Object.fromEntries(entries.filter(([key]) => key !== name))
    expect(AchievementCredential.safeParse(without).success).toBe(false)
  },
)

test('keys that signed before stay published', async () => {
  const { jwk } = await signingKey()
  const old = { ...jwk, kid: 'an-older-key' }
  await db().signingKey.create({ data: { thumbprint: old.kid, jwk: old, firstUsedAt: new Date('2024-01-01') } })
  const now = new Date()
  await transaction(async (tx) => rememberKey(tx, await signingKey(), now))
  await transaction(async (tx) => rememberKey(tx, await signingKey(), now))
  expect((await publicKeys()).keys.map(({ kid }) => kid)).toEqual(['an-older-key', jwk.kid])
})
