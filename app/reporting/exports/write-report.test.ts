import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseCsv } from 'hucre/csv'
import { readOds } from 'hucre/ods'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { ReportFormat } from '#app/platform/generated/enums.ts'
import type { ReportTable } from '../report-table.ts'
import { cellTable, type Cell } from './cell-table.ts'
import { pdfRowLimit } from './pdf-row-limit.ts'
import { writeOds } from './write-ods.ts'
import { TooManyRowsForPdf } from './write-pdf.server.ts'
import { writeReport } from './write-report.server.ts'

type Row = { name: string; people: number; hours: number; share: number | null; day: Date | null; at: Date }

const day = (text: string) => new Date(`${text}T00:00:00.000Z`)
const row = (name: string, index: number): Row => ({
  ...{ name, people: index * 1000, hours: index + 0.5, share: index === 0 ? null : index / 8 },
  ...{ day: index % 2 ? day('2026-02-28') : null, at: new Date('2026-07-01T22:30:00Z') },
})

/** What people and places may be called, or what somebody hopes an office will open. */
const hostile = [
  '=cmd|’/c calc’!A1',
  '+39 039 1234',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '  =HYPERLINK("http://cattivo.example")',
  '"Virgolette"; e, punto',
  'D’Angiò <b>&amp; figli</b>',
  'due\nrighe',
  '  due  blanche   ',
  '\u0000\u0008 nullo \ud800 mezzo',
  '𝔘𝔫𝔦 Ωμέγα 木村 ابن',
  '#set text(red) $x$ *a* _b_ [c]',
  '1e5',
  '0039',
  '',
]

function tableOf(rows: Row[]): ReportTable<Row> {
  async function* batches() {
    for (let at = 0; at < rows.length; at += 3) yield Promise.resolve(rows.slice(at, at + 3))
  }
  return {
    fileName: 'prova',
    title: 'Prova: nomi [ostili] / di "ogni" \\ genere',
    about: ['Corso: =1+1', 'Ambito di Prova'],
    asOf: day('2026-11-24'),
    computedAt: new Date('2026-11-24T09:05:00Z'),
    snapshotId: '00000000-0000-4000-8000-0000000000f1',
    columns: [
      { header: '=Nome', kind: 'text', value: ({ name }) => name },
      { header: 'Persone', kind: 'number', value: ({ people }) => people },
      { header: 'Ore', kind: 'hours', value: ({ hours }) => hours },
      { header: 'Quota', kind: 'percent', value: ({ share }) => share },
      { header: 'Giorno', kind: 'day', value: ({ day: one }) => one },
      { header: 'Momento', kind: 'moment', value: ({ at }) => at },
    ],
    rows: batches,
  }
}

async function bytesOf(rows: Row[], format: ReportFormat): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeReport(cellTable(tableOf(rows)), format, 'it')) pieces.push(piece)
  return Buffer.concat(pieces)
}

function pdfText(bytes: Uint8Array, ...options: string[]): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'sguardi-report-')), 'report.pdf')
  writeFileSync(file, bytes)
  return execFileSync('pdftotext', [...options, file, '-'], { encoding: 'utf8' })
}

/** As a spreadsheet may hold a name: nothing XML cannot say, and an apostrophe before what would be a formula. */
const shown = (name: string) => {
  const sayable = name
    .replaceAll('\u0000', ' ')
    .replaceAll('\u0008', ' ')
    .replace(/\ud800(?![\udc00-\udfff])/, ' ')
  return /^\s*[=+\-@\t\r]/.test(sayable) ? `'${sayable}` : sayable
}

const rows = hostile.map(row)
const source: Cell[] = [
  'Corso: =1+1 · Ambito di Prova',
  day('2026-11-24'),
  // As clocks in Italy show it.
  new Date('2026-11-24T10:05:00Z'),
  '00000000-0000-4000-8000-0000000000f1',
]
const headings = [
  "'=Nome",
  'Persone',
  'Ore',
  'Quota',
  'Giorno',
  'Momento',
  'Filtri',
  'Situazione al',
  'Calcolato il',
  'Estrazione',
]

const expected = rows.map((one): Cell[] => [
  ...[shown(one.name), one.people, one.hours, one.share, one.day],
  ...[new Date('2026-07-02T00:30:00Z'), ...source],
])

/** Empty cells and empty texts are read alike. */
const plain = (cells: readonly unknown[]) =>
  cells.map((cell) => (cell === '' || cell === undefined ? null : cell instanceof Date ? cell.toISOString() : cell))
const endings = (cells: unknown[]) =>
  cells.map((cell) => (typeof cell === 'string' ? cell.replace(/\r\n?/g, '\n') : cell))

describe('the same table read back', () => {
  test.each([
    ['xlsx', readXlsx],
    ['ods', readOds],
  ] as const)('from %s has the same cells: numbers are numbers, days days, no formula', async (format, read) => {
    const { sheets } = await read(await bytesOf(rows, format))
    const [sheet] = sheets
    const [head = [], ...body] = sheet?.rows ?? []
    expect(head).toEqual(headings)
    expect(body.map((cells) => endings(plain(cells)))).toEqual(expected.map((cells) => endings(plain(cells))))
    const texts = body.flat().filter((cell) => typeof cell === 'string')
    expect(texts.filter((text) => /^\s*[=+\-@\t\r]/.test(text))).toEqual([])
  })

  test('from CSV has the same cells', async () => {
    const [head, ...body] = parseCsv((await bytesOf(rows, 'csv')).toString('utf8'), { delimiter: ';' })
    expect(head?.map((text) => String(text).replace('\uFEFF', ''))).toEqual(headings)
    const decimal = (value: number | null) => (value === null ? '' : String(value).replace('.', ','))
    const lines = rows.map(({ name, people, hours, share, day: one, at }) => [
      ...[/^\s*[=+\-@\t\r]/.test(name) ? `'${name}` : name, decimal(people), decimal(hours), decimal(share)],
      ...[one ? one.toISOString().slice(0, 10) : '', at.toISOString(), 'Corso: =1+1 · Ambito di Prova'],
      ...['2026-11-24', '2026-11-24T09:05:00.000Z', '00000000-0000-4000-8000-0000000000f1'],
    ])
    // A lone half of a pair cannot be said in UTF-8.
    expect(body).toEqual(lines.map((line) => line.map((text) => text.replace(/\ud800(?![\udc00-\udfff])/, '\ufffd'))))
  })

  test('from the PDF has every cell in order, as formats write it, and the snapshot on each page', async () => {
    const many = Array.from({ length: 60 }, (_, index) => row(`Persona${index}`, index % 7))
    const bytes = await bytesOf(many, 'pdf')
    const text = pdfText(bytes, '-raw')
    const lines = text.split('\n').filter((line) => line.startsWith('Persona'))
    const lastly = (one: Row) => (one.day ? '28/02/2026 ' : '') + '2 luglio 2026, ore 00:30'
    const number = new Intl.NumberFormat('it')
    const tenths = new Intl.NumberFormat('it', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
    expect(lines).toEqual(
      many.map((one) =>
        [
          ...[one.name, number.format(one.people), tenths.format(one.hours)],
          ...(one.share === null ? [] : [`${tenths.format(one.share * 100)}%`]),
          lastly(one),
        ].join(' '),
      ),
    )
    const pages = text.split('\f').filter((page) => page.trim() !== '')
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) {
      expect(page).toContain('estrazione 00000000-0000-4000-8000-0000000000f1')
      expect(page).toContain('=Nome')
    }
    expect(pages[0]).toContain('Situazione al: 24/11/2026')
    expect(bytes.includes('/StructTreeRoot')).toBe(true)
  })

  test('names in the PDF are text, whatever they are', async () => {
    const text = pdfText(await bytesOf(rows, 'pdf'), '-raw')
    expect(text).toContain('#set text(red) $x$ *a* _b_ [c]')
    expect(text).toContain('D’Angiò <b>&amp; figli</b>')
  })
})

test('a share is the same to a tenth of a percent in every format, as on the page', async () => {
  const third = [{ ...row('Terzo', 1), share: 1 / 3 }]
  const shown = formatsOf('it').percentTenths(1 / 3)
  expect(pdfText(await bytesOf(third, 'pdf'), '-raw')).toContain(` ${shown} `)
  expect(parseCsv((await bytesOf(third, 'csv')).toString('utf8'), { delimiter: ';' })[1]?.[3]).toBe('0,333')
  for (const { sheets } of [await readXlsx(await bytesOf(third, 'xlsx')), await readOds(await bytesOf(third, 'ods'))])
    expect(formatsOf('it').percentTenths(Number(sheets[0]?.rows[1]?.[3]))).toBe(shown)
  expect((await readXlsx(await bytesOf(third, 'xlsx'))).sheets[0]?.rows[1]?.[3]).toBe(0.333)
})

test.each(Object.values(ReportFormat))('a report without rows is a whole file as %s', async (format) => {
  const bytes = await bytesOf([], format)
  if (format === 'pdf') expect(pdfText(bytes)).toContain('Con questi filtri non c’è nessuna riga.')
  if (format === 'csv') expect(bytes.toString('utf8').split('\r\n')).toHaveLength(2)
  if (format === 'xlsx') expect((await readXlsx(bytes)).sheets[0]?.rows).toEqual([headings])
  if (format === 'ods') expect((await readOds(bytes)).sheets[0]?.rows).toEqual([headings])
})

test('a PDF has an end: the other formats go on', async () => {
  const many = Array.from({ length: pdfRowLimit + 1 }, (_, index) => row('Nome', index % 5))
  await expect(bytesOf(many, 'pdf')).rejects.toThrow(TooManyRowsForPdf)
  expect((await readOds(await bytesOf(many, 'ods'))).sheets[0]?.rows).toHaveLength(pdfRowLimit + 2)
})

test('rows beyond a sheet of ods go on in a second one with the same headings', async () => {
  const many = Array.from({ length: 8 }, (_, index) => row(`Nome${index}`, 1))
  const pieces: Uint8Array[] = []
  for await (const piece of writeOds(cellTable(tableOf(many)), 6)) pieces.push(piece)
  const { sheets } = await readOds(Buffer.concat(pieces))
  expect(sheets.map((sheet) => sheet.rows.map(([name]) => name))).toEqual([
    ["'=Nome", 'Nome0', 'Nome1', 'Nome2', 'Nome3', 'Nome4'],
    ["'=Nome", 'Nome5', 'Nome6', 'Nome7'],
  ])
})

test('what breaks while rows are read breaks the file', async () => {
  const broken = (format: ReportFormat) => {
    async function* failing(): AsyncGenerator<Row[]> {
      yield [row('Nome', 1)]
      await Promise.resolve()
      throw new Error('the cursor is gone')
    }
    return writeReport(cellTable({ ...tableOf([]), rows: failing }), format, 'it')
  }
  for (const format of Object.values(ReportFormat)) {
    const reading = async () => {
      for await (const piece of broken(format)) expect(piece.length).toBeGreaterThanOrEqual(0)
    }
    await expect(reading(), format).rejects.toThrow('the cursor is gone')
  }
})
