import { officialName } from '#app/organisation/official-name.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import type { CertificateFacts } from './schemas.ts'

// The document is in Italian, whoever asks for it.
const { day: dayText, duration: durationText, period: periodLines } = formatsOf('it')
const percents = new Intl.NumberFormat('it', { maximumFractionDigits: 1 })

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

function programmeText(facts: CertificateFacts) {
  return facts.programme.map(({ title, minutes, lessons }) => ({
    title: printable(title),
    duration: durationText(minutes),
    lessons: lessons.map((lesson) => ({ title: printable(lesson.title), duration: durationText(lesson.minutes) })),
  }))
}

/** What the credited hours are (P5): nobody may take them for measured time. */
const creditedMeaning = 'è la durata dichiarata delle lezioni completate, non un tempo misurato'

type Fact = { label: string; value: string[]; note: string | null }

function fact(label: string, value: string | string[], note: string | null = null): Fact {
  return { label, value: [value].flat(), note }
}

function factColumns(facts: CertificateFacts): [Fact[], Fact[]] {
  const { scoreBasisPoints, thresholdPercent, creditedMinutes, declaredMinutes, course } = facts
  const previewed = `su ${durationText(declaredMinutes)} previste, pari al ${creditedPercent(facts)} %: ${creditedMeaning}`
  const score = scoreBasisPoints === null ? null : percents.format(Math.floor(scoreBasisPoints / 10) / 10)
  return [
    [
      fact('Periodo', periodLines(facts.period)),
      fact('Frequenza riconosciuta', durationText(creditedMinutes), previewed),
      fact('Soglia per l’attestato', `${thresholdPercent} %`, 'della durata prevista'),
    ],
    [
      fact('Modalità', 'A distanza', 'e-learning asincrono'),
      ...(score === null ? [] : [fact('Esito delle prove', `${score} %`)]),
      fact('Versione del corso', String(course.versionNumber), `impronta ${course.versionHash.slice(0, 12)}`),
    ],
  ]
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

/** Who the certificate is of: the ambito, or the platform itself for people of no ambito. */
export function issuerName({ ambito }: Pick<CertificateFacts, 'ambito'>): string {
  return ambito ? printable(ambito.name) : 'Sguardi'
}

/** Everything the template prints, as finished Italian texts; the template only sets them. */
export function certificateText(facts: CertificateFacts, fiscalCode: string) {
  const [year = 0, month = 0, day = 0] = facts.issuedOn.split('-').map(Number)
  const person = fullName(facts.person)
  const course = printable(facts.course.title)
  return {
    language: facts.language,
    documentTitle: `Attestato di partecipazione n. ${facts.number}: ${person}`,
    date: { year, month, day },
    issuer: issuerName(facts),
    number: facts.number,
    person,
    fiscalCode: printable(fiscalCode),
    workplace: workplaceText(facts),
    course,
    facts: factColumns(facts),
    programme: programmeText(facts),
    verifyUrl: facts.verifyUrl,
    verifyCode: groupedCode(facts.verifyCode),
    issued: `Emesso il ${dayText(facts.issuedOn)}`,
    small: [
      ...(facts.replaces ? [`Sostituisce l’attestato n. ${facts.replaces}`] : []),
      'Documento informatico prodotto dalla piattaforma Sguardi.',
      'L’originale è il file PDF: la stampa si controlla con il codice.',
    ],
    footLine: `Attestato n. ${facts.number} · ${person}`,
    words: {
      title: 'Attestato di partecipazione',
      tagline: 'Formazione interculturale di chi lavora con il pubblico',
      number: 'Attestato n.',
      certifies: 'Si attesta che',
      fiscalCode: 'codice fiscale ',
      completed: 'ha completato il corso',
      programme: 'Programma',
      programmeOverleaf: 'Il programma completo è nella pagina seguente.',
      verify: 'Verifica di questo attestato',
      code: 'Codice: ',
      qrAlt: `Codice QR che porta alla pagina di verifica ${facts.verifyUrl}`,
    },
  }
}
