import { isDay } from '#app/platform/civil-day.ts'
import { readCsvFile } from '#app/platform/read-csv.ts'
import { protocolRowLimit, type ProtocolRow, type References, type VerdictReason } from './schemas.ts'

/** Names of the columns as offices and their protocol programs write them, without accents and signs. */
const columnNames = {
  sha256: ['sha 256', 'sha256', 'impronta', 'impronta sha 256', 'hash', 'impronta del documento'],
  certificate: ['numero attestato', 'n attestato', 'attestato', 'certificate number', 'numero certificato'],
  file: ['file', 'nome file', 'nome del file', 'percorso', 'allegato', 'file name'],
  aoo: ['aoo', 'codice aoo', 'area organizzativa omogenea'],
  number: [
    ...['numero di protocollo', 'numero protocollo', 'n protocollo', 'n di protocollo', 'nr protocollo'],
    ...['num protocollo', 'protocollo', 'prot', 'n prot', 'protocol number'],
  ],
  date: [
    ...['data di protocollo', 'data protocollo', 'data registrazione', 'data di registrazione', 'data prot'],
    ...['data', 'protocol date'],
  ],
} as const
type Column = keyof typeof columnNames
type Columns = Record<Column, number>

const plain = (heading: string) =>
  heading
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

function columnsOf(headings: readonly string[]): Columns {
  const known = headings.map(plain)
  // The first name of a list that the file has is the one meant: "data" alone is the last resort.
  const at = (names: readonly string[]) => known.indexOf(names.find((name) => known.includes(name)) ?? '\u0000')
  const { sha256, certificate, file, aoo, number, date } = columnNames
  return {
    ...{ sha256: at(sha256), certificate: at(certificate), file: at(file) },
    ...{ aoo: at(aoo), number: at(number), date: at(date) },
  }
}

/** The number in the name of a file of ours: `…/Abete-Ada-MONZA-2026-000001 (2).pdf`. */
function numberInName(file: string): string | undefined {
  return /(?:^|[-/\\ ])([^\s/\\-]+-\d{4}-\d{6,})(?: \(\d+\))?\.pdf$/i.exec(file)?.[1]?.toUpperCase()
}

const longestCell = 300

function referencesOf(cells: Record<Column, string>): { references: References; fault: VerdictReason | null } {
  const sha256 = cells.sha256.replace(/\s/g, '').toLowerCase()
  const inName = numberInName(cells.file)
  const number = cells.certificate.replace(/\s/g, '').toUpperCase() || inName
  const references = { ...(sha256 ? { sha256 } : {}), ...(number ? { number } : {}) }
  if (!sha256 && !number) return { references, fault: cells.file ? 'certificate_wrong' : 'no_certificate' }
  if (sha256 && !/^[0-9a-f]{64}$/.test(sha256)) return { references: {}, fault: 'certificate_wrong' }
  if (inName && number !== inName) return { references, fault: 'certificates_differ' }
  return { references, fault: null }
}

/** `2026-05-04` for `4/5/2026`, `04-05-2026`, `04.05.2026` or `2026-05-04`, with or without an hour behind; or null. */
export function readDay(text: string): string | null {
  const [, first = '', month = '', last = ''] =
    /^(\d{1,2}|\d{4})[/.-](\d{1,2})[/.-](\d{1,2}|\d{4})(?:[T ]+\d{1,2}[:.]\d{2}.*)?$/.exec(text) ?? []
  const [year, day] = first.length === 4 ? [first, last] : [last, first]
  if (year.length !== 4 || day.length > 2) return null
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(written) ? written : null
}

type Registration = Pick<ProtocolRow, 'aoo' | 'number' | 'registeredOn'>

function registrationFault({ aoo, number, registeredOn }: Registration, day: string | null): VerdictReason | null {
  if (!aoo && !number && !registeredOn) return 'not_filled'
  if (!aoo) return 'no_aoo'
  if (!/^[A-Z0-9][A-Z0-9_. -]{0,39}$/.test(aoo)) return 'aoo_wrong'
  if (!number) return 'no_number'
  if (!/^[A-Z0-9][A-Z0-9/._-]{0,29}$/.test(number) || !/\d/.test(number)) return 'number_wrong'
  if (!registeredOn) return 'no_date'
  return day === null || day < '1990-01-01' ? 'date_wrong' : null
}

function rowOf(cells: Record<Column, string>, line: number): ProtocolRow {
  const { references, fault } = referencesOf(cells)
  const aoo = cells.aoo.toUpperCase().replace(/\s+/g, ' ')
  const number = cells.number.toUpperCase().replace(/\s+/g, '')
  const day = readDay(cells.date)
  const registration = { aoo, number, registeredOn: day ?? cells.date }
  const written = cells.certificate || cells.file || cells.sha256
  return { line, written, references, ...registration, fault: fault ?? registrationFault(registration, day) }
}

type Outcome =
  | { ok: true; rows: ProtocolRow[] }
  | { ok: false; reason: 'file_empty' | 'no_certificate_column' | 'columns_missing' | 'too_many_rows' }

/**
 * The lines of a file of protocol numbers, each as it was understood or with what is wrong with it. Certificates are
 * named by SHA-256, number or file name, in any columns order and spelling an office may use; empty lines are left out.
 */
export function readProtocolFile(bytes: Uint8Array): Outcome {
  const table = readCsvFile(bytes)
  const top = table.findIndex((cells) => cells.some((cell) => cell !== ''))
  const headings = table[top]
  if (!headings) return { ok: false, reason: 'file_empty' }
  const columns = columnsOf(headings)
  if (columns.sha256 < 0 && columns.certificate < 0 && columns.file < 0)
    return { ok: false, reason: 'no_certificate_column' }
  if (columns.aoo < 0 || columns.number < 0 || columns.date < 0) return { ok: false, reason: 'columns_missing' }
  const rows: ProtocolRow[] = []
  for (const [index, cells] of table.entries()) {
    if (index <= top || cells.every((cell) => cell === '')) continue
    const cellOf = (column: Column) => (cells[columns[column]] ?? '').slice(0, longestCell)
    const { sha256, certificate, file } = {
      sha256: cellOf('sha256'),
      certificate: cellOf('certificate'),
      file: cellOf('file'),
    }
    const registered = { aoo: cellOf('aoo'), number: cellOf('number'), date: cellOf('date') }
    rows.push(rowOf({ sha256, certificate, file, ...registered }, index + 1))
  }
  if (rows.length === 0) return { ok: false, reason: 'file_empty' }
  return rows.length > protocolRowLimit ? { ok: false, reason: 'too_many_rows' } : { ok: true, rows }
}
