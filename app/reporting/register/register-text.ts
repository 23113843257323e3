import { countsLessons } from '#app/learning/editions/edition-terms.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import { registerMessages } from './messages.ts'
import type { Register, RegisterMeeting, RegisterPerson, RegisterRow, StampedRegister } from './schemas.ts'

export type Fact = { label: string; value: string }

/** A line of a meeting's sheet as it is read: times in Italy, `minutes` null until they stand. */
export type MeetingLine = { name: string; entered: string; exited: string; minutes: number | null; how: string }

/** A line of a person's sheet as it is read. */
export type PersonLine = {
  day: string
  topic: string
  teachers: string
  entered: string
  exited: string
  seen: number | null
  minutes: number
  note: string
}

/** How a register names people and the empty ones before it. */
function namesIn(locale: Locale) {
  const t = translator(registerMessages, locale)
  const { moment } = formatsOf(locale)
  return {
    stamped: ({ madeAt, people, sha256: hash }: StampedRegister) =>
      t('stamped_named', { moment: moment(new Date(madeAt)), count: people, hash }),
    personName: ({ name, withdrawn, round }: RegisterPerson) => {
      const said = round > 1 ? t('round_note', { name, round }) : name
      return withdrawn ? t('withdrawn_note', { name: said }) : said
    },
  }
}

/** The texts of a register in one language: what page, PDF and spreadsheet all show. */
export function registerText(locale: Locale) {
  const t = translator(registerMessages, locale)
  const formats = formatsOf(locale)
  const time = (at: string | null) => (at ? formats.time(at) : '')

  function facts({ edition }: Pick<Register, 'edition'>): Fact[] {
    const { startsOn, endsOn, mode, place, attendanceRule, thresholdPercent, teachers } = edition
    const all = [
      [t('organiser'), edition.ambito],
      [t('course'), edition.course],
      [t('edition'), edition.name],
      [t('period'), formats.period({ from: startsOn, to: endsOn }).join(' ')],
      [t('mode'), t(`mode_${mode}`)],
      [t('place'), place],
      [t('teachers'), teachers.join(', ')],
      [t('rule'), t(countsLessons(mode) ? `rule_${attendanceRule}` : 'rule_meetings')],
      [t('threshold'), t('threshold_value', { percent: thresholdPercent })],
      [t('fund'), edition.fund],
      [t('project'), edition.projectCode],
      [t('cup'), edition.cup],
    ] as const
    return all.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }))
  }

  function howOf({ source, enteredAt }: RegisterMeeting['people'][number], state: RegisterMeeting['state']): string {
    if (source && enteredAt) return t(`source_${source}`)
    // Until the list is confirmed nobody is absent: they may still come, or the teacher may still write them down.
    return state === 'confirmed' ? t('absent') : ''
  }

  const meetingLine =
    (state: RegisterMeeting['state']) =>
    (person: RegisterMeeting['people'][number]): MeetingLine => ({
      name: person.name,
      entered: time(person.enteredAt),
      exited: time(person.exitedAt),
      minutes: person.minutes,
      how: howOf(person, state),
    })

  const personLine = (row: RegisterRow): PersonLine => ({
    day: formats.shortDay(row.day),
    topic: row.kind === 'correction' ? `${t('kind_correction')}: ${row.topic}` : row.topic,
    teachers: row.teachers.join(', '),
    entered: time(row.enteredAt),
    exited: time(row.exitedAt),
    seen: row.seenMinutes,
    minutes: row.minutes,
    note: row.reason,
  })

  return {
    t,
    formats,
    facts,
    meetingHeading: ({ topic }: Pick<RegisterMeeting, 'topic'>, index: number) =>
      t('meeting_heading', { number: index + 1, topic }),
    meetingTime: ({ startsAt, endsAt }: Pick<RegisterMeeting, 'startsAt' | 'endsAt'>) =>
      t('meeting_time', { day: formats.dayOf(new Date(startsAt)), from: time(startsAt), to: time(endsAt) }),
    meetingLines: ({ state, people }: RegisterMeeting) => people.map(meetingLine(state)),
    guests: ({ guests }: RegisterMeeting) =>
      guests.length ? t('guests', { names: guests.map(({ name }) => name).join(', ') }) : '',
    ...namesIn(locale),
    personLines: ({ rows }: RegisterPerson) => rows.map(personLine),
  }
}

/** A sheet that says who was there, not one of a meeting to come or that never was. */
export function hasList({ state }: RegisterMeeting): boolean {
  return state === 'confirmed' || state === 'unconfirmed'
}
