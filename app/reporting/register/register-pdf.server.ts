import { typeset } from '#app/platform/typeset.server.ts'
import { registerJson, type RegisterView } from './build-register.server.ts'
import { hasList, registerText } from './register-text.ts'
import type { Register } from './schemas.ts'

// The file goes to Italian administrations and funders, whatever language the asker reads the site in.
const { t, formats, ...text } = registerText('it')

const minutesText = (minutes: number | null) => (minutes === null ? t('unconfirmed') : formats.number(minutes))
const seenText = (minutes: number | null) => (minutes === null ? '–' : formats.number(minutes))

function meetingsOf(register: Register) {
  return register.meetings.map((meeting, index) => ({
    heading: text.meetingHeading(meeting, index),
    lines: [
      text.meetingTime(meeting),
      [t(`mode_${meeting.mode}`), meeting.place].filter(Boolean).join(' · '),
      `${t('teachers')}: ${meeting.teachers.join(', ') || '–'} · ${t('planned')}: ${formats.number(meeting.plannedMinutes)}`,
      t(`state_${meeting.state}`),
    ],
    rows: hasList(meeting)
      ? text
          .meetingLines(meeting)
          .map(({ name, entered, exited, minutes, how }) => [name, entered, exited, minutesText(minutes), how])
      : [],
    guests: text.guests(meeting),
  }))
}

function peopleOf(register: Register) {
  return register.people.map((person) => ({
    heading: t('rows_of', {
      name: text.personName(person),
      credited: formats.number(person.creditedMinutes),
      planned: formats.number(person.plannedMinutes),
      percent: person.percent,
    }),
    rows: text
      .personLines(person)
      .map(({ day, topic, teachers, entered, exited, seen, minutes, note }) => [
        ...[day, note ? `${topic} – ${note}` : topic, teachers, entered, exited],
        ...[seenText(seen), formats.number(minutes)],
      ]),
  }))
}

function summaryOf(register: Register) {
  return register.people.map((person, index) => [
    String(index + 1),
    text.personName(person),
    person.fiscalCode,
    [person.organisation, person.department].filter(Boolean).join(' · '),
    formats.number(person.plannedMinutes),
    formats.number(person.creditedMinutes),
    `${person.percent}%`,
  ])
}

const words = () => ({
  title: t('title'),
  summary: t('summary'),
  meetings: t('meetings'),
  people: t('people'),
  rowsNone: t('rows_none'),
  fingerprint: t('fingerprint'),
  fileDescription: t('file_description'),
  meetingHead: [t('participant'), t('entered'), t('exited'), t('credited'), t('how')],
  personHead: [t('day'), t('topic'), t('teachers'), t('entered'), t('exited'), t('seen'), t('credited')],
  summaryHead: ['N.', t('participant'), t('fiscal_code'), t('organisation'), t('planned'), t('credited'), t('percent')],
})

/**
 * The register as a document to keep: PDF/A-3a (ISO 19005-3, level A: tagged), A4 landscape, with page numbers and the
 * fingerprint of its data on every page and the data themselves attached as `registro.json`. About 10 ms a
 * page.
 */
export function registerPdf({ register, fingerprint }: RegisterView, now: Date): Promise<Uint8Array> {
  const content = {
    name: `${register.edition.course} – ${register.edition.name}`,
    organiser: register.edition.ambito,
    // Typst takes the day of the document apart.
    date: [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()],
    printed: t('printed', { moment: formats.moment(now) }),
    pageOf: t('page_of'),
    fingerprint,
    facts: text.facts(register),
    stamped: register.stamped.map(text.stamped),
    summary: summaryOf(register),
    meetings: meetingsOf(register),
    people: peopleOf(register),
    words: words(),
  }
  const inputs = { registro: JSON.stringify(content), json: registerJson(register) }
  return typeset({ folder: 'app/reporting/register/templates', file: 'registro.typ', inputs }, 'a-3a')
}
