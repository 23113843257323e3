import { formatsOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { creditedPercent, fullName, issuerName } from '../certificate-text.ts'
import { printedMessages } from '../printed-messages.ts'
import type { CertificateFacts } from '../schemas.ts'
import { contexts, type AchievementCredential } from './open-badge.ts'

/** How somebody is known in a credential: what tells them from others is a hash and the salt it was made with. */
export type HashedIdentity = { hash: string; salt: string }

const startOf = (day: string) => `${day}T00:00:00Z`
const endOf = (day: string) => `${day}T23:59:59Z`
const seconds = (instant: string) => Date.parse(instant) / 1000

function resultsOf(facts: CertificateFacts, achievementId: string) {
  const { t, number } = { t: translator(printedMessages, facts.language), ...formatsOf('en') }
  const attended = { id: `${achievementId}#attendance`, name: t('attended'), value: String(creditedPercent(facts)) }
  const { scoreBasisPoints } = facts
  const score = scoreBasisPoints === null ? [] : [number(Math.floor(scoreBasisPoints / 10) / 10)]
  const tests = score.map((value) => ({ id: `${achievementId}#tests`, name: t('result'), value }))
  return [attended, ...tests]
}

/**
 * The certificate as an Open Badges 3.0 AchievementCredential, ready to be signed: what is printed, with the fiscal
 * code as a salted hash only. The holder has no address of their own; that of the certificate stands for them.
 */
export function makeCredential(
  facts: CertificateFacts,
  { issuerId, fiscalCode }: { issuerId: string; fiscalCode: HashedIdentity },
): AchievementCredential {
  const t = translator(printedMessages, facts.language)
  const { verifyUrl, course, issuedOn, expiresOn, period, thresholdPercent, testsRequired, credits } = facts
  const subjectId = `${verifyUrl}#holder`
  const achievementId = `${issuerId}/catalogue#${course.versionHash}`
  const results = resultsOf(facts, achievementId)
  const narrative = t(testsRequired ? 'criteria_tests' : 'criteria', { percent: thresholdPercent })
  const tenths = credits.reduce((sum, one) => sum + one.tenths, 0)
  const validFrom = startOf(issuedOn)
  const validUntil = expiresOn === null ? undefined : endOf(expiresOn)
  return {
    '@context': [...contexts],
    id: verifyUrl,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: t('document_title', { number: facts.number, person: fullName(facts.person) }),
    issuer: { id: issuerId, type: ['Profile'], name: issuerName(facts) },
    validFrom,
    ...(validUntil === undefined ? {} : { validUntil, exp: seconds(validUntil) }),
    credentialSubject: {
      id: subjectId,
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', hashed: false, identityHash: fullName(facts.person), identityType: 'name' },
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: `sha256$${fiscalCode.hash}`,
          identityType: 'nationalIdentityNumber',
          salt: fiscalCode.salt,
        },
      ],
      activityStartDate: startOf(period.from),
      activityEndDate: endOf(period.to),
      ...(tenths > 0 ? { creditsEarned: tenths / 10 } : {}),
      achievement: {
        id: achievementId,
        type: ['Achievement'],
        achievementType: 'CertificateOfCompletion',
        name: course.title,
        description: narrative,
        criteria: { narrative },
        inLanguage: facts.language,
        resultDescription: results.map(({ id, name }) => ({
          id,
          type: ['ResultDescription'],
          name,
          resultType: 'Percent',
        })),
      },
      result: results.map(({ id, value }) => ({ type: ['Result'], resultDescription: id, value })),
    },
    iss: issuerId,
    jti: verifyUrl,
    nbf: seconds(validFrom),
    sub: subjectId,
  }
}
