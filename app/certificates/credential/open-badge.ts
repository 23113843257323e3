import { z } from 'zod'

/** 1EdTech Open Badges 3.0 (document version 1.0.13 and later), on the W3C Verifiable Credentials Data Model 2.0. */
export const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const

const Instant = z.iso.datetime({ offset: true })
const types = (...names: string[]) =>
  z.array(z.string()).refine((listed) => names.every((name) => listed.includes(name)), `must have ${names.join(', ')}`)

/** IdentityObject (Open Badges 3.0 §B.1.15): in clear, or `sha256$` and the hash of the value and the salt. */
const Identity = z
  .object({
    type: z.literal('IdentityObject'),
    hashed: z.boolean(),
    identityHash: z.string().min(1),
    identityType: z.enum(['name', 'nationalIdentityNumber']),
    salt: z.string().optional(),
  })
  .refine(({ hashed, identityHash, salt }) => !hashed || (/^sha256\$[0-9a-f]{64}$/.test(identityHash) && salt))

const Achievement = z.object({
  id: z.url(),
  type: types('Achievement'),
  achievementType: z.enum(['CertificateOfCompletion']),
  name: z.string().min(1),
  description: z.string().min(1),
  criteria: z.object({ narrative: z.string().min(1) }),
  inLanguage: z.string(),
  resultDescription: z.array(
    z.object({ id: z.string(), type: types('ResultDescription'), name: z.string(), resultType: z.literal('Percent') }),
  ),
})

/**
 * What Open Badges 3.0 §B.1.2 (AchievementCredential) and §8.2.4 (compact JWS, the credential itself is the payload)
 * require, with the parts we write: `iss`, `jti`, `nbf` and `sub` say again issuer, id, beginning and holder. `exp` and
 * `validUntil` are there for what expires. Times in UTC; `nbf` and `exp` in whole seconds since 1970.
 */
export const AchievementCredential = z
  .object({
    '@context': z.tuple([z.literal(contexts[0]), z.literal(contexts[1])]),
    id: z.url(),
    type: types('VerifiableCredential', 'OpenBadgeCredential'),
    name: z.string().min(1),
    issuer: z.object({ id: z.url(), type: types('Profile'), name: z.string().min(1) }),
    validFrom: Instant,
    validUntil: Instant.optional(),
    credentialSubject: z.object({
      id: z.url(),
      type: types('AchievementSubject'),
      identifier: z.array(Identity).min(1),
      activityStartDate: Instant,
      activityEndDate: Instant,
      creditsEarned: z.number().optional(),
      achievement: Achievement,
      result: z.array(z.object({ type: types('Result'), resultDescription: z.string(), value: z.string() })),
    }),
    iss: z.url(),
    jti: z.url(),
    nbf: z.number().int(),
    exp: z.number().int().optional(),
    sub: z.url(),
  })
  .refine(({ iss, issuer }) => iss === issuer.id, 'iss is the issuer')
  .refine(({ jti, id }) => jti === id, 'jti is the id')
  .refine(({ sub, credentialSubject }) => sub === credentialSubject.id, 'sub is the subject')
  .refine(({ nbf, validFrom }) => nbf * 1000 === Date.parse(validFrom), 'nbf is validFrom')
  .refine(({ exp, validUntil }) => (exp === undefined) === (validUntil === undefined), 'exp goes with validUntil')
export type AchievementCredential = z.infer<typeof AchievementCredential>
