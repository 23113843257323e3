import { officialName } from '#app/organisation/official-name.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { printedMessages } from './printed-messages.ts'
import type { CertificateFacts, PrintedLogo } from './schemas.ts'

/** The words and formats of one language; the document speaks that of its edition, whoever asks for it. */
function speechOf({ language }: Pick<CertificateFacts, 'language'>) {
  return { t: translator(printedMessages, language), ...formatsOf(language) }
}
type Speech = ReturnType<typeof speechOf>

/** Credited over declared, in whole percents rounded down, so that nobody reads a threshold as reached when it is not. */
export function creditedPercent({
  creditedMinutes,
  declaredMinutes,
}: Pick<CertificateFacts, 'creditedMinutes' | 'declaredMinutes'>): number {
  return declaredMinutes === 0 ? 100 : Math.floor((creditedMinutes * 100) / declaredMinutes)
}

/**
 * Text as it can be set: without control and direction-changing characters, which no font shows and which could make a
 * name read as another (Unicode TR36), on one line, with places to break in words no line holds. All else stays.
 */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(
      /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFD]/gu,
      '',
    )
    .trim()
    .replace(/\S{40}(?=\S)/gu, '$&\u200B')
}

function programmeText({ programme, meetings }: CertificateFacts, { t, duration, shortDay }: Speech) {
  const timed = (title: string, minutes: number) => ({ title: printable(title), duration: duration(minutes) })
  const units = programme.map(({ title, minutes, lessons }) => ({
    ...timed(title, minutes),
    lessons: lessons.map((lesson) => timed(lesson.title, lesson.minutes)),
  }))
  if (meetings.length === 0) return units
  const total = meetings.reduce((sum, { minutes }) => sum + minutes, 0)
  const lessons = meetings.map(({ topic, on, mode, minutes }) =>
    timed(t('meeting', { topic, day: shortDay(on), mode: t(`meeting_${mode}`) }), minutes),
  )
  return [...units, { ...timed(t('meetings'), total), lessons }]
}

type Fact = { label: string; value: string[]; notes: string[] }

function fact(label: string, value: string | string[], ...notes: string[]): Fact {
  return { label, value: [value].flat(), notes }
}

/** How the hours were spent, where it was in more than one way. */
function spentText({ minutesByMode }: CertificateFacts, { t, duration }: Speech): string[] {
  const ways = (['asynchronous', 'live_online', 'in_person'] as const).filter((way) => minutesByMode[way] > 0)
  return ways.length > 1 ? ways.map((way) => t(`spent_${way}`, { time: duration(minutesByMode[way]) })) : []
}

/** What the credited hours are (P5): nobody may take declared hours for measured ones, or the other way round. */
function ruleText({ mode, attendanceRule, meetings }: CertificateFacts, { t }: Speech): string {
  const lessons = mode === 'asynchronous' || mode === 'blended' ? [t(`rule_${attendanceRule}`)] : []
  return [...lessons, ...(meetings.length > 0 ? [t('rule_meetings')] : [])].join(' ')
}

function creditFacts({ credits }: CertificateFacts, { t, number }: Speech): Fact[] {
  if (credits.length === 0) return []
  const values = credits.map(({ system, kind, tenths }) =>
    t(`credits_${system}`, { credits: number(tenths / 10), kind }).trim(),
  )
  const notes = credits.map(({ body, eventId }) =>
    t('credits_note', { body: printable(body), event: printable(eventId) }),
  )
  return [fact(t('credits'), values, ...new Set(notes))]
}

const linesOf = ({ value, notes }: Fact) => 1 + value.length + notes.length

/** Two columns of the same order, cut where their heights are nearest. */
function evenColumns(facts: Fact[]): [Fact[], Fact[]] {
  const linesIn = (list: Fact[]) => list.reduce((sum, one) => sum + linesOf(one), 0)
  const unevenness = (cut: number) => Math.abs(linesIn(facts.slice(0, cut)) - linesIn(facts.slice(cut)))
  const cuts = facts.map((_, index) => index + 1)
  const best = cuts.reduce((found, cut) => (unevenness(cut) < unevenness(found) ? cut : found), facts.length)
  return [facts.slice(0, best), facts.slice(best)]
}

/** Where a social worker is on the roll: beside the credits, which the professional body counts for that person. */
function rollFacts({ socialWorkerRoll: roll }: CertificateFacts, { t }: Speech): Fact[] {
  if (roll === null) return []
  const { region, section, number } = roll
  return [fact(t('roll'), t('roll_value', { section, number: printable(number) }), t('roll_note', { region }))]
}

function modeFact(facts: CertificateFacts, speech: Speech): Fact {
  const { t } = speech
  const { mode, edition } = facts
  const spent = spentText(facts, speech)
  const notes = spent.length > 0 ? spent : [t(`mode_note_${mode}`)]
  return fact(t('mode'), t(`mode_${mode}`), ...notes, ...(edition.place ? [printable(edition.place)] : []))
}

function factColumns(facts: CertificateFacts, speech: Speech): [Fact[], Fact[]] {
  const { t, duration, day, period, number } = speech
  const { scoreBasisPoints, thresholdPercent, creditedMinutes, declaredMinutes, expiresOn } = facts
  const of = t('attended_of', { planned: duration(declaredMinutes), percent: creditedPercent(facts) })
  // Rounded down: an 87,6 must not read as the 88 that somebody asks for.
  const score =
    scoreBasisPoints === null ? null : t('percent', { value: number(Math.floor(scoreBasisPoints / 10) / 10) })
  const threshold = facts.testsRequired && score !== null ? t('threshold_tests') : t('threshold_note')
  return evenColumns([
    fact(t('period'), period(facts.period)),
    fact(t('attended'), duration(creditedMinutes), of),
    modeFact(facts, speech),
    fact(t('threshold'), t('percent', { value: thresholdPercent }), threshold),
    ...(score === null ? [] : [fact(t('result'), score)]),
    ...creditFacts(facts, speech),
    ...rollFacts(facts, speech),
    ...(expiresOn === null ? [] : [fact(t('expires'), day(expiresOn))]),
  ])
}

/** Grouped in fives, as it is read aloud and typed. */
export function groupedCode(code: string): string {
  return code.match(/.{1,5}/g)?.join(' ') ?? code
}

function workplaceText({ jobTitle, department, organisation }: CertificateFacts): string | null {
  const employer = organisation ? officialName(organisation) : ''
  const parts = [jobTitle, department?.name ?? '', employer].map(printable).filter(Boolean)
  return parts.length ? parts.join(' · ') : null
}

/** How a person is named in full. */
export function fullName({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return printable(`${givenName} ${familyName}`)
}

/** Who the certificate is of: the organiser as printed, the platform itself for people of no ambito. */
export function issuerName({ organiser }: Pick<CertificateFacts, 'organiser'>): string {
  return printable(organiser.name)
}

function fundedText({ project: { fund, code, cup } }: CertificateFacts, { t }: Speech): string | null {
  const parts = [fund && t('funded', { fund }), code && t('project', { code }), cup && t('cup', { cup })]
  const said = parts.filter(Boolean).map(printable)
  return said.length ? said.join(' · ') : null
}

/** What the file of a logo is called beside the template. */
export function logoFile({ sha256, mediaType }: PrintedLogo): string {
  const extension = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' }[mediaType]
  return `logo-${sha256}.${extension}`
}

const logoText = (logo: PrintedLogo) => ({ file: logoFile(logo), alt: printable(logo.alt) })

function issuedText(facts: CertificateFacts, { t, day }: Speech) {
  const { place, issuedOn, signatory, replaces, protocol } = facts
  const issued = place
    ? t('issued_at', { place: printable(place), day: day(issuedOn) })
    : t('issued', { day: day(issuedOn) })
  return {
    issued,
    signatory: signatory && { name: printable(signatory.name), office: printable(signatory.office) },
    small: [
      ...(protocol ? [t('protocol', { ...protocol, day: day(protocol.on) })] : []),
      ...(replaces ? [t('replaces', { number: replaces })] : []),
      t('produced'),
      t('original'),
    ],
  }
}

/** Everything a template prints, as finished texts in the certificate's language; the template only sets them. */
export function certificateText(facts: CertificateFacts, fiscalCode: string) {
  const speech = speechOf(facts)
  const { t } = speech
  const [year = 0, month = 0, day = 0] = facts.issuedOn.split('-').map(Number)
  const { number, verifyUrl, organiser, edition } = facts
  const { versionNumber, versionHash } = facts.course
  const person = fullName(facts.person)
  return {
    language: facts.language,
    documentTitle: t('document_title', { number, person }),
    date: { year, month, day },
    accent: facts.template.accent,
    issuer: issuerName(facts),
    issuerNote: organiser.ipaCode ? t('ipa_code', { code: printable(organiser.ipaCode) }) : t('tagline'),
    logos: organiser.logos.map(logoText),
    projectLogos: facts.project.logos.map(logoText),
    funded: fundedText(facts, speech),
    number,
    person,
    fiscalCode: printable(fiscalCode),
    workplace: workplaceText(facts),
    course: printable(facts.course.title),
    completed: edition.name === null ? t('completed') : t('completed_in', { edition: printable(edition.name) }),
    facts: factColumns(facts, speech),
    rule: ruleText(facts, speech),
    programme: programmeText(facts, speech),
    verifyUrl,
    verifyCode: groupedCode(facts.verifyCode),
    version: t('version', { number: versionNumber, hash: versionHash.slice(0, 12) }),
    ...issuedText(facts, speech),
    footLine: t('foot', { number, person }),
    words: {
      title: t('title'),
      number: t('number'),
      certifies: t('certifies'),
      fiscalCode: t('fiscal_code'),
      howCounted: t('how_counted'),
      programme: t('programme'),
      programmeOverleaf: t('programme_overleaf'),
      verify: t('verify'),
      code: t('code'),
      qrAlt: t('qr_alt', { url: verifyUrl }),
    },
  }
}
