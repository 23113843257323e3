import type { Locale } from '#app/platform/i18n/messages.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { typeset } from '#app/platform/typeset.server.ts'
import { reportingMessages } from '../messages.ts'
import type { Cell, CellColumn, CellTable } from './cell-table.ts'
import { exportMessages } from './messages.ts'
import { pdfRowLimit } from './pdf-row-limit.ts'
import { sayable } from './sheet-cell.ts'

/** A PDF is set as a whole, so it has an end: beyond it only the other formats are made. */
export class TooManyRowsForPdf extends Error {}

function textFor(locale: Locale) {
  const { number, tenths, percentTenths, hundredths, shortDay, moment } = formatsOf(locale)
  return (value: Cell, kind: CellColumn['kind']): string => {
    if (value === null) return ''
    if (value instanceof Date) return kind === 'day' ? shortDay(value) : moment(value)
    if (typeof value === 'string') return sayable(value)
    if (kind === 'hours') return tenths(value)
    if (kind === 'percent') return percentTenths(value)
    return Number.isInteger(value) ? number(value) : hundredths(value)
  }
}

/** Numbers stand to the right, days and texts to the left; long texts get the room. */
const isFigure = ({ kind }: CellColumn) => kind === 'number' || kind === 'hours' || kind === 'percent'

/** Characters that stand on one line, in columns as wide as their content. */
const short = 18

/** How much of the room each column gets beside the others, by its longest text; 0 for as much as it needs. */
function weightsOf({ columns }: CellTable, rows: readonly string[][]): number[] {
  return columns.map((column, at) => {
    const longest = rows.reduce((most, row) => Math.max(most, row[at]?.length ?? 0), column.header.length)
    return isFigure(column) || longest <= short ? 0 : Math.round(Math.sqrt(longest))
  })
}

async function lines(table: CellTable, locale: Locale): Promise<string[][]> {
  const textOf = textFor(locale)
  const all: string[][] = []
  for await (const batch of table.rows()) {
    for (const row of batch) all.push(table.columns.map(({ kind }, at) => textOf(row[at] ?? null, kind)))
    if (all.length > pdfRowLimit) throw new TooManyRowsForPdf()
  }
  return all
}

/**
 * As PDF/A, where every sign of the text has a shape in the font (ISO 19005-2, 6.2.11.4.1); a name in another script makes
 * it a plain tagged PDF, which tells the name to whoever copies or hears it and shows boxes.
 */
async function setReport(report: string): Promise<Uint8Array> {
  const document = { folder: 'app/reporting/exports/templates', file: 'report.typ', inputs: { report } }
  try {
    return await typeset(document, 'a-2a')
  } catch (error) {
    if (!String(error).includes('could not be displayed with font')) throw error
    return typeset(document, '1.7')
  }
}

/**
 * The table as a document: PDF/A-2a (ISO 19005-2, level A: tagged), A4 landscape, headings repeated, with filters, day
 * and snapshot in front and the snapshot and number of page on every page.
 * @throws TooManyRowsForPdf
 */
export async function* writePdf(table: CellTable, locale: Locale): AsyncGenerator<Uint8Array> {
  const t = translator(exportMessages, locale)
  const formats = formatsOf(locale)
  const { computedAt, asOf, snapshotId } = table
  const rows = await lines(table, locale)
  const words = translator(reportingMessages, locale)
  const content = {
    lang: locale,
    title: table.title,
    about: [...table.about, `${words('as_of')}: ${formats.shortDay(asOf)}`],
    source: words('computed_at', { when: formats.moment(computedAt), id: snapshotId }),
    date: [computedAt.getUTCFullYear(), computedAt.getUTCMonth() + 1, computedAt.getUTCDate()],
    pageOf: t('pdf_page_of'),
    none: t('pdf_none'),
    head: table.columns.map(({ header }) => header),
    figures: table.columns.map(isFigure),
    weights: weightsOf(table, rows),
    rows,
  }
  yield await setReport(JSON.stringify(content))
}
