import { isoDay } from '#app/platform/clock.ts'
import { streamZip } from '#app/platform/zip-stream.ts'
import { escapeXml } from '#app/platform/escape-xml.ts'
import type { Cell, CellColumn, CellTable } from './cell-table.ts'
import { sheetCell, sheetText } from './sheet-cell.ts'
import { sheetRows } from './sheet-rows.ts'

const mediaType = 'application/vnd.oasis.opendocument.spreadsheet'

/** Runs of blanks, tabs and line ends as OpenDocument says them (ODF 1.3, 6.1.2–6.1.5). */
function paragraphs(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) =>
    escapeXml(line)
      .replace(/^ +| {2,}| +$/g, (blanks) => `<text:s text:c="${blanks.length}"/>`)
      .replaceAll('\t', '<text:tab/>'),
  )
  return lines.map((line) => `<text:p>${line}</text:p>`).join('')
}

function dated(value: Date, kind: CellColumn['kind']): string {
  const text = kind === 'day' ? isoDay(value) : value.toISOString().slice(0, 19)
  return `<table:table-cell office:value-type="date" office:date-value="${text}"/>`
}

function cellXml(value: Cell, kind: CellColumn['kind']): string {
  if (value === null) return '<table:table-cell/>'
  if (value instanceof Date) return dated(value, kind)
  if (typeof value === 'number') {
    const type = kind === 'percent' ? 'percentage' : 'float'
    return `<table:table-cell office:value-type="${type}" office:value="${value}"/>`
  }
  return `<table:table-cell office:value-type="string">${paragraphs(value)}</table:table-cell>`
}

const rowXml = (cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`

const namespaces = ['office', 'table', 'text', 'style', 'number']
  .map((name) => {
    const last = { number: 'datastyle' }[name] ?? name
    return `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${last}:1.0"`
  })
  .join(' ')

const dayParts =
  '<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/>' +
  '<number:text>/</number:text><number:year number:style="long"/>'
const clockParts =
  '<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/>'

const decimals = (places: number) => `<number:number number:decimal-places="${places}" number:min-integer-digits="1"/>`

/** How the values of each kind are shown, as styles of cells. */
const styles =
  `<number:number-style style:name="n0">${decimals(0)}</number:number-style>` +
  `<number:number-style style:name="n1">${decimals(1)}</number:number-style>` +
  `<number:percentage-style style:name="n2">${decimals(1)}<number:text>%</number:text></number:percentage-style>` +
  `<number:date-style style:name="n3">${dayParts}</number:date-style>` +
  `<number:date-style style:name="n4">${dayParts}${clockParts}</number:date-style>` +
  (['number', 'hours', 'percent', 'day', 'moment'] as const)
    .map((kind, at) => `<style:style style:name="${kind}" style:family="table-cell" style:data-style-name="n${at}"/>`)
    .join('')

const columnXml = ({ kind }: CellColumn) =>
  kind === 'text' ? '<table:table-column/>' : `<table:table-column table:default-cell-style-name="${kind}"/>`

async function* contentXml({ title, columns, rows }: CellTable, perSheet: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const headings = rowXml(columns.map(({ header }) => cellXml(sheetText(header), 'text')))
  const name = escapeXml(
    sheetText(title)
      .replace(/[[\]*?:/\\']/g, ' ')
      .slice(0, 25),
  )
  const begin = (sheet: number) =>
    `<table:table table:name="${name}${sheet > 1 ? `_${sheet}` : ''}">${columns.map(columnXml).join('')}` + headings
  let [sheet, inSheet] = [1, 1]
  yield encoder.encode(
    `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces} office:version="1.3">` +
      `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${begin(sheet)}`,
  )
  for await (const batch of rows()) {
    let text = ''
    for (const row of batch) {
      if (inSheet === perSheet) {
        sheet += 1
        inSheet = 1
        text += `</table:table>${begin(sheet)}`
      }
      inSheet += 1
      text += rowXml(columns.map(({ kind }, at) => cellXml(sheetCell(row[at], kind), kind)))
    }
    yield encoder.encode(text)
  }
  yield encoder.encode('</table:table></office:spreadsheet></office:body></office:document-content>')
}

const manifest =
  '<?xml version="1.0" encoding="UTF-8"?>' +
  '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">' +
  `<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mediaType}"/>` +
  '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'

/**
 * A spreadsheet of OpenDocument (ISO/IEC 26300, ODF 1.3) written while its rows are read, in constant memory. Cells are
 * texts, numbers and days, never formulas; beyond the rows of a sheet a further one begins with the same headings.
 */
export async function* writeOds(table: CellTable, perSheet = sheetRows): AsyncGenerator<Uint8Array> {
  yield* streamZip([
    // First and not packed: by it the kind of the file is known (ODF 1.3 part 2, 3.3).
    { path: 'mimetype', pieces: [Buffer.from(mediaType)], stored: true },
    { path: 'META-INF/manifest.xml', pieces: [Buffer.from(manifest)] },
    { path: 'content.xml', pieces: contentXml(table, perSheet) },
  ])
}
