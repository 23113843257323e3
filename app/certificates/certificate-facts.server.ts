import { countsLessons } from '#app/learning/editions/edition-terms.ts'
import {
  creditedByActivity,
  getCertifiedEdition,
  type CertifiedEdition,
} from '#app/learning/editions/certified-edition.server.ts'
import { versionIn } from '#app/learning/course-languages.server.ts'
import { getVersion, type PublishedVersion } from '#app/learning/version-queries.server.ts'
import { lastDayOf } from '#app/learning/valid-until.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { locales } from '#app/platform/i18n/messages.ts'
import type { CertifiableCompletion } from './completion-queries.server.ts'
import { certificatesPaths } from './paths.ts'
import { PrintedLogo, type CertificateFacts } from './schemas.ts'
import { templateFacts, type TemplateVersion } from './template/template-queries.server.ts'
import type { TemplateSource } from './template/template-source.server.ts'

type Asked = {
  completion: CertifiableCompletion
  replaces: string | null
  number: string
  verifyCode: string
  template: TemplateVersion | null
  source: TemplateSource
}

type MinutesByMode = CertificateFacts['minutesByMode']

function minutesByMode(credited: ReadonlyMap<string, number>, { meetings }: CertifiedEdition): MinutesByMode {
  const modes = new Map(meetings.map(({ id, mode }) => [id, mode]))
  const sums = { asynchronous: 0, live_online: 0, in_person: 0 }
  for (const [activityId, minutes] of credited) sums[modes.get(activityId) ?? 'asynchronous'] += minutes
  // A correction may take away more than an activity counted for; a document has no negative hours.
  return {
    asynchronous: Math.max(0, sums.asynchronous),
    live_online: Math.max(0, sums.live_online),
    in_person: Math.max(0, sums.in_person),
  }
}

function programmeOf(version: PublishedVersion): CertificateFacts['programme'] {
  return version.outline.modules.map(({ title, lessons }) => ({
    title,
    minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
    lessons: lessons.map((lesson) => ({ title: lesson.title, minutes: lesson.minutes })),
  }))
}

/** Who signs: whom the edition names, else the ambito's template. */
function signatoryOf(edition: CertifiedEdition, template: TemplateVersion | null): CertificateFacts['signatory'] {
  const [named] = [edition, template].filter((one) => one?.signatoryName)
  return named ? { name: named.signatoryName, office: named.signatoryOffice } : null
}

/** Given for credits of CNOAS alone: it is on no other certificate. */
function rollOf({ socialWorkerRoll }: CertifiableCompletion, { credits }: CertifiedEdition) {
  return credits.some(({ system }) => system === 'cnoas') ? socialWorkerRoll : null
}

function editionFacts(edition: CertifiedEdition) {
  const { fund, projectCode: code, cup, credits, logos } = edition
  const printed = logos.map(({ blobSha256: sha256, mediaType, alt }) => PrintedLogo.parse({ sha256, mediaType, alt }))
  return {
    language: locales.find((one) => one === edition.certificateLanguage) ?? ('it' as const),
    project: { fund, code, cup, logos: printed },
    edition: { name: edition.name, place: edition.place },
    mode: edition.mode,
    meetings: edition.meetings.map(({ topic, on, mode, minutes }) => ({ topic, on, mode, minutes })),
    attendanceRule: edition.attendanceRule,
    testsRequired: edition.exercisesRequired,
    credits: credits.map(({ grantedTenths, ...credit }) => ({ ...credit, tenths: grantedTenths })),
  }
}

function organiserOf({ ambito }: CertifiableCompletion, template: TemplateVersion | null) {
  const name = template?.organiserName || (ambito?.name ?? 'Sguardi')
  return { name, ipaCode: template?.ipaCode || null, logos: template?.logos ?? [] }
}

/**
 * What a certificate says, as everything is at `now` but the place, which is that of the day of completion (P6): the
 * minutes are those that counted at completion with the corrections made since, in whole minutes.
 */
export async function certificateFacts(tx: Transaction, asked: Asked, now: Date): Promise<CertificateFacts> {
  const { completion, replaces, number, verifyCode, template, source } = asked
  const { person, version, department, organisation, ambito, jobTitle, scoreBasisPoints } = completion
  const edition = await getCertifiedEdition(tx, completion.enrolmentId)
  const minutes = minutesByMode(await creditedByActivity(tx, completion), edition)
  // The course is one in every language: its own version is named, its words are in the language of the document.
  const { number: versionNumber, hash: versionHash } = await getVersion(version.originalId, tx)
  const { certificateLanguage: language } = edition
  const words = version.language === language ? version : await getVersion(await versionIn(language, version, tx), tx)
  const issued = civilDay(now)
  // From the day of completion: a replacement lasts no longer than what it takes the place of.
  const expires = edition.validityMonths === null ? null : lastDayOf(completion.completedOn, edition.validityMonths)
  return {
    form: 3,
    ...editionFacts(edition),
    number,
    verifyCode,
    verifyUrl: `${env().publicUrl}${certificatesPaths.verify({ code: verifyCode })}`,
    replaces,
    issuedOn: isoDay(issued),
    expiresOn: expires && isoDay(expires),
    place: template?.place ?? '',
    organiser: organiserOf(completion, template),
    ...{
      person: { givenName: person.givenName, familyName: person.familyName, fiscalCodeCipher: person.fiscalCodeCipher },
    },
    ...{ jobTitle, organisation, department, ambito, scoreBasisPoints },
    course: { title: words.title, versionNumber, versionHash },
    programme: countsLessons(edition.mode) ? programmeOf(words) : [],
    declaredMinutes: completion.declaredMinutes,
    creditedMinutes: minutes.asynchronous + minutes.live_online + minutes.in_person,
    minutesByMode: minutes,
    thresholdPercent: edition.thresholdPercent ?? version.thresholdPercent,
    period: { from: isoDay(completion.startedOn), to: isoDay(completion.completedOn) },
    signatory: signatoryOf(edition, template),
    socialWorkerRoll: rollOf(completion, edition),
    protocol: null,
    template: templateFacts(template, source),
  }
}
