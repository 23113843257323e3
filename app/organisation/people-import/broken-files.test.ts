import type { CellValue } from 'hucre/xlsx'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { compound, locked, sheet, utf16, utf8, windows1252, workbook, zipOf } from './broken-files.fixtures.ts'
import { importMessages } from './messages.ts'
import { addOffice, applied, heading, someCode, tried, viewOf, type Office } from './people-import.fixtures.ts'
import type { FileFault, RowReason } from './schemas.ts'
import { uploadPeopleFile } from './upload-people-file.server.ts'

const now = new Date('2026-11-26T09:00:00Z')
const t = translator(importMessages, 'it')
let place: Office

beforeAll(async () => {
  place = await addOffice('rotti')
})

type Bytes = Uint8Array | Promise<Uint8Array>
const columns = ['Cognome', 'Nome', 'Codice fiscale', 'Ente', 'Settore']
const person = (changes: Partial<Record<string, CellValue>> = {}): CellValue[] =>
  Object.values({
    ...{
      familyName: 'Rossi',
      givenName: 'Anna',
      code: someCode(),
      organisation: 'Comune rotti',
      department: 'Anagrafe',
    },
    ...changes,
  })
const csv = (lines: CellValue[][], sign = ';', end = '\r\n') => lines.map((cells) => cells.join(sign)).join(end)
const one = (changes: Partial<Record<string, CellValue>> = {}) => utf8(csv([columns, person(changes)]))
const workbookPart = (content: string) => ({ name: 'xl/workbook.xml', content: Buffer.from(content) })
const wrongCheck = () => {
  const code = someCode()
  return `${code.slice(0, 15)}${code.endsWith('Q') ? 'R' : 'Q'}`
}

const refusedFiles: [string, FileFault, () => Bytes][] = [
  ['nothing at all', 'file_empty', () => new Uint8Array()],
  ['blank lines', 'file_empty', () => utf8('\r\n;;;\r\n  \r\n')],
  ['a heading alone', 'no_rows', () => utf8(`${csv([columns])}\r\n;;;;\r\n`)],
  ['people without a heading', 'no_heading', () => utf8(csv([person(), person()]))],
  ['a letter', 'no_heading', () => utf8('Gentile ufficio,\nin allegato l’elenco del personale.\nCordiali saluti')],
  [
    '100,000 columns',
    'too_many_columns',
    () => utf8(csv([[...columns, ...Array<string>(100_000).fill('x')], person()])),
  ],
  ['201 columns', 'too_many_columns', () => utf8(csv([columns, [...person(), ...Array<string>(196).fill(''), 'x']]))],
  [
    'a sheet of 300 columns',
    'too_many_columns',
    () => sheet([[...columns, ...Array<string>(295).fill('x')], person()]),
  ],
  [
    'too many lines',
    'too_many_rows',
    () => utf8(csv([columns, ...Array.from({ length: 25_001 }, () => ['R', 'A', 'x'])])),
  ],
  [
    'a quote never closed',
    'quotes_unclosed',
    () => utf8(csv([columns, person({ familyName: '"Rossi' }), person(), person()])),
  ],
  ['null bytes', 'file_binary', () => utf8(`${csv([columns, person()])}\u0000\u0000`)],
  ['a picture', 'file_binary', () => new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))],
  ['a PDF', 'file_pdf', () => utf8('%PDF-1.7\n1 0 obj')],
  ['a web page renamed', 'file_html', () => utf8('<html><table><tr><td>Cognome</td><td>Nome</td></tr></table></html>')],
  [
    'a table of a web page with BOM',
    'file_html',
    () => utf8('\uFEFF  <TABLE border=1><tr><td>Cognome</td></tr></TABLE>'),
  ],
  ['an old workbook renamed', 'file_xls', () => compound('Workbook')],
  ['a workbook under a password', 'file_protected', () => locked([columns, person()])],
  ['a compound file with an encrypted package', 'file_protected', () => compound('EncryptedPackage')],
  ['a ZIP bomb', 'file_unzipped_large', () => zipOf([workbookPart(' '.repeat(60 * 1024 * 1024))])],
  [
    'a ZIP bomb that lies about its size',
    'file_unzipped_large',
    () => zipOf([{ ...workbookPart(' '.repeat(60 * 1024 * 1024)), claimed: 100 }]),
  ],
  ['a ZIP of something else', 'file_not_workbook', () => zipOf([{ name: 'foto.txt', content: Buffer.from('x') }])],
  ['a LibreOffice file', 'file_ods', () => zipOf([{ name: 'content.xml', content: Buffer.from('<office/>') }])],
  ['a workbook cut short', 'file_broken', async () => (await sheet([columns, person()])).slice(0, 900)],
  [
    'a workbook of no XML',
    'file_broken',
    () => zipOf([workbookPart('<<<<'), { name: '[Content_Types].xml', content: Buffer.from('x') }]),
  ],
  [
    'two sheets of people',
    'several_sheets',
    () => workbook({ name: 'A', rows: [columns, person()] }, { name: 'B', rows: [columns, person()] }),
  ],
  ['hidden sheets only', 'sheets_hidden', () => workbook({ name: 'A', rows: [columns, person()], hidden: true })],
]

test.each(refusedFiles)('%s is refused as a whole: %s', async (_, reason, bytes) => {
  const before = await db().peopleImport.count()
  const file = { ambitoSlug: place.slug, name: 'elenco.csv', bytes: await bytes() }
  expect(await uploadPeopleFile(place.office, file, now)).toEqual({ ok: false, reason })
  expect(t(reason)).toMatch(/^[A-Z].*\.$/)
  expect(await db().peopleImport.count()).toBe(before)
})

const refusedLines: [string, RowReason, () => Bytes][] = [
  ['a formula', 'formula', () => one({ familyName: "=cmd|' /C calc'!A0" })],
  ['a formula behind an apostrophe', 'formula', () => one({ department: "'=1+1" })],
  ['a formula that begins with a plus', 'formula', () => one({ organisation: '+39 02 1234' })],
  ['an error of a spreadsheet', 'formula', () => one({ department: '#RIF!' })],
  ['UTF-8 read as Windows-1252', 'garbled', () => one({ givenName: 'NiccolÃ²' })],
  ['letters lost', 'garbled', () => one({ givenName: 'Niccol\uFFFD' })],
  [
    'a quote closed lines later',
    'line_broken',
    () => utf8(csv([columns, person({ familyName: '"Ro' }), person({ familyName: 'ssi"' })])),
  ],
  ['a code with a wrong last letter', 'fiscal_code_check', () => one({ code: wrongCheck() })],
  ['a code too short', 'fiscal_code_form', () => one({ code: 'RSSMRA85T10' })],
  ['a code in scientific notation', 'fiscal_code_form', () => one({ code: '1,23E+10' })],
  ['a temporary code', 'fiscal_code_temporary', () => one({ code: '12345678901' })],
  ['no code', 'fiscal_code_missing', () => one({ code: '' })],
  ['no name', 'name_missing', () => one({ givenName: ' - ' })],
  ['a name of digits', 'name_wrong', () => one({ familyName: 'Rossi2' })],
  ['a name of 300 letters', 'name_wrong', () => one({ familyName: 'R'.repeat(300) })],
  [
    '31 February',
    'hired_wrong',
    () =>
      utf8(
        csv([
          [...columns, 'Assunto il'],
          [...person(), '31/02/2020'],
        ]),
      ),
  ],
  [
    'a day of the 13th month',
    'hired_wrong',
    () =>
      utf8(
        csv([
          [...columns, 'Assunto il'],
          [...person(), '05/13/2020'],
        ]),
      ),
  ],
  [
    'a year of three digits',
    'left_wrong',
    () =>
      utf8(
        csv([
          [...columns, 'Cessato il'],
          [...person(), '01/01/202'],
        ]),
      ),
  ],
  [
    'an end before the hire',
    'left_before_hired',
    () =>
      utf8(
        csv([
          [...columns, 'Assunto il', 'Cessato il'],
          [...person(), '01/02/2021', '31/01/2021'],
        ]),
      ),
  ],
  [
    'a leave that ends before it begins',
    'leave_order',
    () =>
      utf8(
        csv([
          [...columns, 'Aspettativa dal', 'Aspettativa al'],
          [...person(), '01/02/2027', '31/01/2027'],
        ]),
      ),
  ],
  [
    'an e-mail of two',
    'email_wrong',
    () =>
      utf8(
        csv([
          [...columns, 'E-mail'],
          [...person(), 'a@x.example b@x.example'],
        ]),
      ),
  ],
  [
    'another ambito’s organisation',
    'organisation_unknown',
    () => one({ organisation: 'Comune di Altrove Lontanissimo' }),
  ],
  ['no organisation', 'organisation_missing', () => one({ organisation: 'n.d.' })],
  ['no department', 'department_missing', () => one({ department: '' })],
  ['a line cut short', 'fiscal_code_missing', () => utf8(csv([columns, ['Rossi', 'Anna']]))],
]

test.each(refusedLines)('a line with %s is refused: %s', async (_, reason, bytes) => {
  const [people, memberships] = [await db().person.count(), await db().membership.count()]
  const importId = await applied(place, await bytes(), now)
  const view = await viewOf(place.office, place.slug, importId, now)
  expect(view.rows[0]).toMatchObject({ verdict: 'refused', detail: { reason } })
  expect(t(`reason_${reason}`)).toMatch(/^[A-ZÈ].*\.$/)
  expect([await db().person.count(), await db().membership.count()]).toEqual([people, memberships])
})

const twice = someCode()
const sloppyFiles: [string, number, () => Bytes][] = [
  ['BOM, Unix ends and commas', 1, () => utf8(`\uFEFF${csv([columns, person()], ',', '\n')}\n`)],
  ['Windows-1252', 1, () => windows1252(csv([columns, person({ givenName: 'Niccolò' })]))],
  ['UTF-16 with tabs, as «Unicode text»', 1, () => utf16(csv([columns, person()], '\t'))],
  ['the line that tells Excel the separator', 1, () => utf8(`sep=,\r\n${csv([columns, person()], ',')}`)],
  [
    'titles above, commas beneath',
    1,
    () => utf8(`Elenco del personale\r\nal 26 novembre 2026\r\n\r\n${csv([columns, person()], ',')}`),
  ],
  [
    'quotes, blanks and non-breaking ones',
    1,
    () => utf8(csv([columns, person({ familyName: '" Rossi\u00a0"', code: `  ${someCode().toLowerCase()} ` })])),
  ],
  ['quotes within quotes', 1, () => utf8(csv([columns, person({ department: '"Settore ""Anagrafe"""' })]))],
  ['cells kept as text by Excel', 1, () => utf8(csv([columns, person({ code: `"=""${someCode()}"""` })]))],
  [
    'trailing separators and empty lines',
    1,
    () =>
      utf8(
        csv([
          [...columns, '', ''],
          [...person(), '', ''],
          ['', '', '', '', '', '', ''],
        ]),
      ),
  ],
  [
    'headings in capitals with line breaks',
    1,
    () => utf8(csv([['COGNOME', 'NOME', '"CODICE\nFISCALE"', 'ENTE', '"SETTORE /\nUFFICIO"'], person()])),
  ],
  [
    'days in every form',
    5,
    () =>
      utf8(
        csv([
          [...columns, 'Assunto il'],
          ...['1/2/2020', '1.2.20', '2020-02-01', '43862', '01-feb-20'].map((day) => [...person(), day]),
        ]),
      ),
  ],
  [
    'an end in the year 9999',
    1,
    () =>
      utf8(
        csv([
          [...columns, 'Cessato il'],
          [...person(), '31/12/9999'],
        ]),
      ),
  ],
  [
    'family and given name in one column',
    1,
    () =>
      utf8(
        csv([
          ['Nominativo', ...columns.slice(2)],
          ['VERDI LUCA', ...person().slice(2)],
        ]),
      ),
  ],
  ['a person twice in the same words', 1, () => utf8(csv([columns, person({ code: twice }), person({ code: twice })]))],
  [
    'a person twice in other words',
    0,
    () =>
      utf8(
        csv([
          columns,
          ...['Anna', 'Ada'].map((givenName, index) =>
            person({ code: sameCode, givenName, department: index ? 'Anagrafe' : 'Servizi sociali' }),
          ),
        ]),
      ),
  ],
  [
    'an empty sheet before the one of people',
    1,
    () => workbook({ name: 'Copertina', rows: [['Comune rotti']] }, { name: 'B', rows: [columns, person()] }),
  ],
  [
    'merged cells',
    2,
    () =>
      sheet([['Elenco'], columns, person(), person({ organisation: null })], {
        merges: [
          { startRow: 0, endRow: 0, startCol: 0, endCol: 4 },
          { startRow: 2, endRow: 3, startCol: 3, endCol: 3 },
        ],
      }),
  ],
  [
    'dates, numbers and a far-off cell',
    1,
    () =>
      sheet(
        [
          [...columns, 'Assunto il'],
          [...person(), new Date('2020-02-01')],
        ],
        { cells: new Map([['900000,12', { value: 'x' }]]) },
      ),
  ],
]
const sameCode = someCode()

test.each(sloppyFiles)('%s: %i of the people are taken', async (_, count, bytes) => {
  const importId = await tried(place, await bytes(), now)
  const view = await viewOf(place.office, place.slug, importId, now)
  expect(view.counts.new, JSON.stringify(view.rows)).toBe(count)
  const days = await db().peopleImportRow.findMany({ where: { importId, verdict: 'new' }, select: { facts: true } })
  const hired = days.flatMap(({ facts }) =>
    facts && typeof facts === 'object' && 'hiredOn' in facts ? (facts.hiredOn ?? []) : [],
  )
  expect(hired.every((day) => day === '2020-02-01')).toBe(true)
})

test('an Excel file says the same as the CSV of it', async () => {
  const people = [person(), person({ department: 'Servizi sociali' }), person({ code: 'X' })]
  const verdictsOf = async (bytes: Uint8Array) => {
    const view = await viewOf(place.office, place.slug, await tried(place, bytes, now), now)
    return view.rows.map(({ line, name, verdict, detail }) => [line, name, verdict, detail])
  }
  const asText = await verdictsOf(utf8(csv([columns, ...people])))
  expect(await verdictsOf(await sheet([columns, ...people]))).toEqual(asText)
  expect(heading).toContain('Cognome')
})
