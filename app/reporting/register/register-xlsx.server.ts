import { writeXlsx, type ColumnDef } from 'hucre/xlsx'
import type { RegisterView } from './build-register.server.ts'
import { hasList, registerText } from './register-text.ts'
import type { Register } from './schemas.ts'

// As the PDF: the file goes to Italian offices.
const { t, formats, ...text } = registerText('it')

type Cell = string | number | null
type Sheet = { name: string; columns: ColumnDef[]; rows: Cell[][] }

/** Headings in bold, wide enough for what stands below. */
function columns(...headings: string[]): ColumnDef[] {
  return headings.map((header) => ({ header, autoWidth: true }))
}

function summarySheet(register: Register): Sheet {
  return {
    name: t('sheet_summary'),
    columns: columns(
      ...[t('participant'), t('fiscal_code'), t('organisation'), t('department')],
      ...[t('planned'), t('credited'), t('percent')],
    ),
    rows: register.people.map((person) => [
      ...[text.personName(person), person.fiscalCode, person.organisation, person.department],
      ...[person.plannedMinutes, person.creditedMinutes, person.percent],
    ]),
  }
}

function meetingsSheet(register: Register): Sheet {
  return {
    name: t('sheet_meetings'),
    columns: columns(
      ...[t('day'), t('topic'), t('teachers'), t('place'), t('planned'), t('participant')],
      ...[t('entered'), t('exited'), t('credited'), t('how'), t('note')],
    ),
    rows: register.meetings.flatMap((meeting): Cell[][] => {
      const day = formats.shortDayOf(new Date(meeting.startsAt))
      const head = [day, meeting.topic, meeting.teachers.join(', '), meeting.place, meeting.plannedMinutes]
      const state = t(`state_${meeting.state}`)
      if (!hasList(meeting)) return [[...head, '', '', '', null, '', state]]
      const people = text
        .meetingLines(meeting)
        .map((line): Cell[] => [...head, line.name, line.entered, line.exited, line.minutes, line.how, state])
      const guests = text.guests(meeting)
      return guests ? [...people, [...head, '', '', '', null, '', guests]] : people
    }),
  }
}

function peopleSheet(register: Register): Sheet {
  return {
    name: t('sheet_people'),
    columns: columns(
      ...[t('participant'), t('fiscal_code'), t('day'), t('topic'), t('teachers')],
      ...[t('entered'), t('exited'), t('seen'), t('credited'), t('note')],
    ),
    rows: register.people.flatMap((person) =>
      text
        .personLines(person)
        .map((line): Cell[] => [
          ...[text.personName(person), person.fiscalCode, line.day, line.topic, line.teachers],
          ...[line.entered, line.exited, line.seen, line.minutes, line.note],
        ]),
    ),
  }
}

function aboutSheet({ register, fingerprint }: RegisterView, now: Date): Sheet {
  return {
    name: t('sheet_about'),
    columns: columns(t('title'), ''),
    rows: [
      ...text.facts(register).map(({ label, value }): Cell[] => [label, value]),
      ...register.stamped.map((one): Cell[] => [t('stamped_title'), text.stamped(one)]),
      [t('fingerprint'), fingerprint],
      ['', t('printed', { moment: formats.moment(now) })],
    ],
  }
}

/**
 * The register as a workbook (ISO/IEC 29500) of four sheets: summary, meetings, attendance and what it is of. Cells are
 * texts and numbers, never formulas; minutes are numbers that add up.
 */
export async function registerXlsx(view: RegisterView, now: Date): Promise<Uint8Array> {
  const { register } = view
  const sheets = [summarySheet(register), meetingsSheet(register), peopleSheet(register), aboutSheet(view, now)]
  return writeXlsx({
    sheets: sheets.map(({ rows, ...sheet }) => ({
      ...sheet,
      rows: [sheet.columns.map(({ header }) => header ?? ''), ...rows],
      freezePane: { rows: 1 },
    })),
  })
}
