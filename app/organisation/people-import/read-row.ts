import { isFiscalCode, normalFiscalCode } from '#app/identity/fiscal-code.ts'
import { z } from 'zod'
import { readCivilDay } from './read-civil-day.ts'
import { rowReasons, type Columns, type Field, type RowReason, type StaffFacts } from './schemas.ts'
import { splitName } from './split-name.ts'

/** A line as it was read, with all that is wrong with it. `fiscalCode` is as written, blanks and capitals aside. */
export type ReadRow = {
  line: number
  fiscalCode: string
  facts: StaffFacts
  faults: RowReason[]
  /** Other lines of the same person that this one repeats or contradicts. */
  lines?: number[]
}

/** What programs write where they have nothing to say. */
const nothing = /^(-+|\/+|n\.?\s?d\.?|n\.?\s?a\.?|null|nil|none|nessun[oa]?|#n\/[ad])$/i
const Email = z.email().max(254)
const nameLength = 100

function normal(cell: string | undefined): string {
  const text = (cell ?? '')
    .normalize('NFC')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return nothing.test(text) ? '' : text
}

/** `DE LUCA` and `d'angelo` as names are written; what has both kinds of letters stays as it is. */
export function properCase(text: string): string {
  if (text !== text.toUpperCase() && text !== text.toLowerCase()) return text
  return text
    .toLowerCase()
    .replace(/(^|[\s'’.-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}

const isName = (text: string) => /^[\p{L}][\p{L}\p{M}'’‘`´ .()-]*$/u.test(text) && text.length <= nameLength
/** UTF-8 read as Windows-1252 and saved again, or letters an encoding did not have. */
const isGarbled = (text: string) => /Ã[\u0080-\u00bf ‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ¨©ª²¹¬]|â€|\uFFFD/.test(text)
const isFormula = (text: string) => /^[=+@]|^-\s*[\d(=]|^#(REF|NAME|VALUE|DIV|NUM|NOME|VALORE|RIF)/i.test(text)
// Cells of spreadsheets may carry what no line of text has.
const isBroken = (text: string) => /[\n\r\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)

function codeFault(code: string): RowReason | null {
  if (code === '') return 'fiscal_code_missing'
  if (/^\d{11}$/.test(code)) return 'fiscal_code_temporary'
  if (isFiscalCode(code)) return null
  return /^[A-Z]{6}[0-9A-Z]{2}[A-Z][0-9A-Z]{2}[A-Z][0-9A-Z]{3}[A-Z]$/.test(code)
    ? 'fiscal_code_check'
    : 'fiscal_code_form'
}

type Day = { day: string | null; wrong: boolean }
/** Programs write the year 2999 or 9999 for an end that is not known. */
function dayOf(text: string, today: string): Day {
  if (text === '') return { day: null, wrong: false }
  const day = readCivilDay(text, today)
  if (day && day >= '2900-01-01') return { day: null, wrong: false }
  const isSane = day !== null && day >= '1940-01-01' && day <= '2100-01-01'
  return { day: isSane ? day : null, wrong: !isSane }
}

type Days = Record<'hiredOn' | 'leftOn' | 'leaveFrom' | 'leaveTo', Day>

/** The reasons that are so, in their order. */
const those = (found: Partial<Record<RowReason, boolean>>) => rowReasons.filter((reason) => found[reason])

function dayFaults({ hiredOn, leftOn, leaveFrom, leaveTo }: Days): RowReason[] {
  const isBefore = (one: Day, other: Day) => one.day !== null && other.day !== null && one.day < other.day
  return those({
    hired_wrong: hiredOn.wrong,
    left_wrong: leftOn.wrong,
    leave_wrong: leaveFrom.wrong || leaveTo.wrong,
    leave_order: isBefore(leaveTo, leaveFrom),
    left_before_hired: isBefore(leftOn, hiredOn),
  })
}

type Cells = Record<Field, string>

function namesOf({ familyName, givenName, fullName }: Cells, code: string) {
  if (familyName !== '' && givenName !== '')
    return { familyName: properCase(familyName), givenName: properCase(givenName) }
  const split = fullName === '' ? null : splitName(fullName, code)
  if (split) return { familyName: properCase(split.familyName), givenName: properCase(split.givenName) }
  return { familyName: properCase(familyName || fullName), givenName: properCase(givenName) }
}

function textFaults(cells: Cells): RowReason[] {
  const texts = Object.values(cells)
  return those({ formula: texts.some(isFormula), garbled: texts.some(isGarbled) })
}

/** Everything that is wrong with a line by itself; of one whose cells ran into each other nothing else can be told. */
function faultsOf(cells: Cells, fiscalCode: string, names: Names, email: string, days: Days): RowReason[] {
  if (Object.values(cells).some(isBroken)) return ['line_broken']
  const inText = textFaults(cells)
  const inName = nameFault(names, cells)
  return [
    ...inText,
    ...[codeFault(fiscalCode) ?? []].flat(),
    // Signs that no name has are those of the formula or of the letters that cannot be read.
    ...(inName && !(inText.length > 0 && inName === 'name_wrong') ? [inName] : []),
    ...those({ email_wrong: email !== '' && !Email.safeParse(email).success }),
    ...dayFaults(days),
  ]
}

type Names = { familyName: string; givenName: string }

function nameFault({ familyName, givenName }: Names, cells: Cells): RowReason | null {
  if (familyName !== '' && givenName === '' && cells.fullName !== '') return 'name_unsplit'
  if (familyName === '' || givenName === '') return 'name_missing'
  return isName(familyName) && isName(givenName) ? null : 'name_wrong'
}

const emailOf = (text: string) => text.replace(/^mailto:/i, '').toLowerCase()

/**
 * One line of a list of staff as it is understood, with everything that is wrong with it by itself. `today` is the civil day
 * in Italy.
 */
export function readRow(row: readonly string[], line: number, columns: Columns, today: string): ReadRow {
  const cell = (field: Field) => normal(columns[field] === undefined ? '' : row[columns[field]])
  const cells: Cells = {
    ...{ familyName: cell('familyName'), givenName: cell('givenName'), fullName: cell('fullName') },
    ...{ fiscalCode: cell('fiscalCode'), email: cell('email'), organisation: cell('organisation') },
    ...{ department: cell('department'), jobTitle: cell('jobTitle'), hiredOn: cell('hiredOn') },
    ...{ leftOn: cell('leftOn'), leaveFrom: cell('leaveFrom'), leaveTo: cell('leaveTo') },
  }
  const fiscalCode = normalFiscalCode(cells.fiscalCode)
  const names = namesOf(cells, fiscalCode)
  const email = emailOf(cells.email)
  const days = {
    ...{ hiredOn: dayOf(cells.hiredOn, today), leftOn: dayOf(cells.leftOn, today) },
    ...{ leaveFrom: dayOf(cells.leaveFrom, today), leaveTo: dayOf(cells.leaveTo, today) },
  }
  const { hiredOn, leftOn, leaveFrom, leaveTo } = days
  const hasLeave = columns.leaveFrom !== undefined || columns.leaveTo !== undefined
  const isOnLeave = cells.leaveFrom !== '' || cells.leaveTo !== ''
  const faults = faultsOf(cells, fiscalCode, names, email, days)
  const facts = {
    ...{ ...names, email: faults.includes('email_wrong') ? '' : email },
    ...{ organisation: cells.organisation, department: cells.department, jobTitle: cells.jobTitle.slice(0, 200) },
    ...{ hiredOn: hiredOn.day, leftOn: leftOn.day },
    ...(hasLeave ? { leave: isOnLeave ? { from: leaveFrom.day, to: leaveTo.day } : null } : {}),
  }
  return { line, fiscalCode, facts, faults }
}
