import { describe, expect, test } from 'vitest'
import { judgeRows, type KnownCertificate } from './judge-rows.ts'
import { readDay, readProtocolFile } from './read-protocol-file.ts'

const hash = (digit: string) => digit.repeat(64)
const certificateOf = (sequence: number, protocols: KnownCertificate['protocols'] = []): KnownCertificate => ({
  id: `id-${sequence}`,
  number: `MONZA-2026-00000${sequence}`,
  pdfSha256: hash(String(sequence)),
  issuedOn: '2026-03-10',
  protocols,
})
const known = [
  certificateOf(1),
  certificateOf(2),
  certificateOf(3, [{ aoo: 'C_F704', number: '77', registeredOn: '2026-04-01' }]),
]
const today = '2026-11-24'
const heading = 'Numero attestato;File;SHA-256;AOO;Numero di protocollo;Data di protocollo'

/** The verdicts on some lines under the usual heading, or another. */
function judge(lines: string[], top = heading): string[] {
  const read = readProtocolFile(new TextEncoder().encode([top, ...lines].join('\r\n')))
  if (!read.ok) return [read.reason]
  return judgeRows(read.rows, known, today).map(({ verdict, reason }) => [verdict, reason].filter(Boolean).join(': '))
}

describe('one line', () => {
  test.each([
    ['the usual', 'MONZA-2026-000001;;;c_f704;123;04/05/2026', 'new'],
    ['small letters and blanks', ' monza-2026-000001 ;; ; c_f704 ; 123 ; 4/5/2026 ', 'new'],
    ['an ISO day', 'MONZA-2026-000001;;;c_f704;123;2026-05-04', 'new'],
    ['dots, and an hour behind', 'MONZA-2026-000001;;;c_f704;123;04.05.2026 10:30', 'new'],
    ['leading zeros kept by the spreadsheet', '="MONZA-2026-000001";;;c_f704;="0000123";04-05-2026', 'new'],
    ['number and year', 'MONZA-2026-000001;;;c_f704;123/2026;04/05/2026', 'new'],
    ['the hash', `;;${hash('2').toUpperCase()};c_f704;123;04/05/2026`, 'new'],
    ['the file', ';Monza/Anagrafe/De Luca-Ada Pia-MONZA-2026-000002.pdf;;c_f704;123;04/05/2026', 'new'],
    ['the file, as Windows names it', ';C:\\x\\Rossi-Ada-MONZA-2026-000002 (2).PDF;;c_f704;123;04/05/2026', 'new'],
    ['all three names', `MONZA-2026-000002;a/R-A-MONZA-2026-000002.pdf;${hash('2')};A;1;04/05/2026`, 'new'],
    ['the day of issue', 'MONZA-2026-000001;;;c_f704;123;10/03/2026', 'new'],
    ['what is on record', 'MONZA-2026-000003;;;C_F704;77;1/4/2026', 'same'],
    ['another AOO', 'MONZA-2026-000003;;;ASST;77;1/4/2026', 'new'],
    ['another number of the AOO', 'MONZA-2026-000003;;;c_f704;78;1/4/2026', 'conflict: other_number_on_record'],
    ['another day of the AOO', 'MONZA-2026-000003;;;c_f704;77;2/4/2026', 'conflict: other_number_on_record'],
    ['nobody’s number', 'MONZA-2026-000009;;;c_f704;123;04/05/2026', 'unknown'],
    ['nobody’s hash', `;;${hash('9')};c_f704;123;04/05/2026`, 'unknown'],
    ['hash of another', `MONZA-2026-000001;;${hash('2')};A;1;04/05/2026`, 'refused: certificates_differ'],
    ['a changed file', `MONZA-2026-000001;;${hash('9')};A;1;04/05/2026`, 'refused: certificates_differ'],
    ['file of another', 'MONZA-2026-000001;R-MONZA-2026-000002.pdf;;A;1;04/05/2026', 'refused: certificates_differ'],
    ['half a hash', ';;abc123;c_f704;123;04/05/2026', 'refused: certificate_wrong'],
    ['some other file', ';relazione.pdf;;c_f704;123;04/05/2026', 'refused: certificate_wrong'],
    ['no certificate', ';;;c_f704;123;04/05/2026', 'refused: no_certificate'],
    ['not filled in', 'MONZA-2026-000001;;;;;', 'refused: not_filled'],
    ['no AOO', 'MONZA-2026-000001;;;;123;04/05/2026', 'refused: no_aoo'],
    ['no number', 'MONZA-2026-000001;;;c_f704;;04/05/2026', 'refused: no_number'],
    ['no day', 'MONZA-2026-000001;;;c_f704;123;', 'refused: no_date'],
    ['too few cells', 'MONZA-2026-000001', 'refused: not_filled'],
    ['a number the spreadsheet rewrote', 'MONZA-2026-000001;;;c_f704;1,23E+10;04/05/2026', 'refused: number_wrong'],
    ['a formula', 'MONZA-2026-000001;;;c_f704;=1+1;04/05/2026', 'refused: number_wrong'],
    ['a formula as AOO', 'MONZA-2026-000001;;;@SUM(A1);1;04/05/2026', 'refused: aoo_wrong'],
    ['no such day', 'MONZA-2026-000001;;;c_f704;123;31/02/2026', 'refused: date_wrong'],
    ['a month after December', 'MONZA-2026-000001;;;c_f704;123;05/25/2026', 'refused: date_wrong'],
    ['a year of two digits', 'MONZA-2026-000001;;;c_f704;123;04/05/26', 'refused: date_wrong'],
    ['a day as the spreadsheet counts', 'MONZA-2026-000001;;;c_f704;123;46146', 'refused: date_wrong'],
    ['a day to come', 'MONZA-2026-000001;;;c_f704;123;25/11/2026', 'refused: date_in_future'],
    ['a day before the certificate', 'MONZA-2026-000001;;;c_f704;123;09/03/2026', 'refused: date_before_issue'],
  ])('with %s', (_what, line, expected) => expect(judge([line])).toEqual([expected]))
})

describe('several lines', () => {
  const line = (sequence: number, number: string) => `MONZA-2026-00000${sequence};;;c_f704;${number};04/05/2026`

  test('the same twice counts once', () =>
    expect(judge([line(1, '5'), line(1, '5'), line(1, '5')])).toEqual([
      ...['new', 'same: twice_in_file', 'same: twice_in_file'],
    ]))

  test('two numbers for one certificate: neither counts', () =>
    expect(judge([line(1, '5'), line(2, '5'), line(1, '6')])).toEqual([
      ...['conflict: other_number_in_file', 'new', 'conflict: other_number_in_file'],
    ]))

  test('one number for many certificates is one letter', () =>
    expect(judge([line(1, '5'), line(2, '5')])).toEqual(['new', 'new']))

  test('a refused line does not spoil the others of its certificate', () =>
    expect(judge([line(1, '5'), line(1, '=6')])).toEqual(['new', 'refused: number_wrong']))

  test('empty lines are passed over and lines keep their number in the file', () => {
    const text = `\r\n${heading}\r\n\r\n${line(1, '5')}\r\n;;;;;\r\n${line(2, '5')}\r\n`
    const read = readProtocolFile(new TextEncoder().encode(text))
    expect(read.ok && read.rows.map((row) => row.line)).toEqual([4, 6])
  })
})

describe('a file', () => {
  test.each([
    ['commas and English', 'Certificate number,AOO,Protocol number,Protocol date', ['new']],
    ['accents, signs and capitals', 'N° ATTESTATO,CODICE AOO,N. PROTOCOLLO,Data registrazione', ['new']],
    ['other columns between', 'Numero attestato,AOO,Protocollo,Data', ['new']],
    ['no certificate column', 'Nome,AOO,Protocollo,Data', ['no_certificate_column']],
    ['no AOO column', 'Numero attestato,Ufficio,Protocollo,Data', ['columns_missing']],
    ['no date column', 'Numero attestato,AOO,Protocollo,Oggetto', ['columns_missing']],
  ])('with %s', (_what, top, expected) =>
    expect(judge(['MONZA-2026-000001,c_f704,123,04/05/2026'], top)).toEqual(expected),
  )

  test('with nothing in it', () => {
    expect(judge([], '')).toEqual(['file_empty'])
    expect(judge([])).toEqual(['file_empty'])
  })

  test('with a binary one instead', () => {
    const bytes = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7919) % 256)
    expect(readProtocolFile(bytes)).toEqual({ ok: false, reason: 'no_certificate_column' })
  })

  test('with more lines than one may have', () =>
    expect(judge(Array.from({ length: 20_001 }, () => 'MONZA-2026-000001;;;A;1;04/05/2026'))).toEqual([
      'too_many_rows',
    ]))
})

test.each([
  ['29/02/2028', '2028-02-29'],
  ['29/02/2026', null],
  ['2026/5/4', '2026-05-04'],
  ['4 maggio 2026', null],
  ['2026-05-04T10:30:00Z', '2026-05-04'],
  ['00/01/2026', null],
])('%s is the day %s', (text, day) => expect(readDay(text)).toBe(day))
