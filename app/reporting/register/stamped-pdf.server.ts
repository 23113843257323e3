import { typeset } from '#app/platform/typeset.server.ts'
import { registerText } from './register-text.ts'
import type { BlankRegister } from './schemas.ts'

// As the register itself: it goes to Italian administrations and funders.
const { t, formats, ...text } = registerText('it')

/** Lines at the end of each sheet for whoever comes without being enrolled. */
const freeLines = 4

function peopleOf({ people }: BlankRegister) {
  return people.map(({ name, organisation, department }, index) => [
    ...[String(index + 1), name, [organisation, department].filter(Boolean).join(' · ')],
  ])
}

function meetingsOf({ meetings }: BlankRegister) {
  return meetings.map((meeting, index) => ({
    heading: text.meetingHeading(meeting, index),
    lines: [text.meetingTime(meeting), [t(`mode_${meeting.mode}`), meeting.place].filter(Boolean).join(' · ')],
    teachers: meeting.teachers.length
      ? meeting.teachers.map((name) => t('sign_teacher', { name }))
      : [t('sign_teacher_blank')],
  }))
}

const words = () => ({
  title: t('stamped_title'),
  fingerprint: t('fingerprint'),
  people: t('stamp_people'),
  none: t('empty'),
  box: t('stamp_box'),
  boxText: t('stamp_text'),
  place: t('stamp_place'),
  office: t('stamp_office'),
  peopleHead: ['N.', t('participant'), t('organisation')],
  meetingHead: ['N.', t('participant'), t('hour'), t('sign_entry'), t('hour'), t('sign_exit')],
})

/**
 * The empty register as a document to print, stamp and keep: PDF/A-2a tagged, A4 landscape, each page with its number
 * of how many, with when it was made and the fingerprint of what it says; one sheet to sign for each meeting.
 * @param fingerprint sha256 of the register's JSON, hexadecimal
 */
export function stampedPdf(register: BlankRegister, fingerprint: string, now: Date): Promise<Uint8Array> {
  const { edition } = register
  const content = {
    name: `${edition.course} – ${edition.name}`,
    organiser: edition.ambito,
    date: [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()],
    printed: t('stamped_made', { moment: formats.moment(now), count: register.people.length }),
    pageOf: t('page_of'),
    fingerprint,
    facts: text.facts(register),
    people: peopleOf(register),
    freeLines,
    meetings: meetingsOf(register),
    words: words(),
  }
  const inputs = { registro: JSON.stringify(content) }
  return typeset({ folder: 'app/reporting/register/templates', file: 'vidimato.typ', inputs }, 'a-2a')
}
