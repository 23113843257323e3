import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'
import { readCsvFile } from './read-csv.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const windows1252 = (text: string) => Uint8Array.from(text, (sign) => (sign === '’' ? 0x92 : sign.charCodeAt(0)))
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))

test.each([
  ['semicolons', utf8('a;b\r\nc;d\r\n')],
  ['commas', utf8('a,b\nc,d')],
  ['tabs', utf8('a\tb\nc\td\n')],
  ['old line ends', utf8('a;b\rc;d\r')],
  ['a byte order mark', utf8('\uFEFFa;b\nc;d')],
  ['UTF-16', utf16('a;b\nc;d\n')],
  ['quotes', utf8('"a";"b"\n"c";d')],
  ['blanks around', utf8(' a ; b\u00a0\n c;d ')],
  ['text kept as text', utf8('="a";b\nc;="d"')],
])('reads %s', (_what, bytes) =>
  expect(readCsvFile(bytes)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]),
)

test('reads accents of either encoding', () => {
  const text = 'Cantù;Dell’Oro\n'
  expect(readCsvFile(utf8(text))).toEqual([['Cantù', 'Dell’Oro']])
  expect(readCsvFile(windows1252(text))).toEqual([['Cantù', 'Dell’Oro']])
})

test('keeps signs and line ends inside quotes, and empty lines in their place', () => {
  expect(readCsvFile(utf8('a;"b;""x""\r\ny"\r\n\r\nc;d'))).toEqual([['a', 'b;"x"\ny'], [''], ['c', 'd']])
})

test('a heading with commas inside quotes does not hide the semicolons', () => {
  expect(readCsvFile(utf8('"a, b, c";d\n1;2'))).toEqual([
    ['a, b, c', 'd'],
    ['1', '2'],
  ])
})

test('titles above the heading and commas in some cells do not hide the semicolons', () => {
  const text = 'Elenco, al 26 novembre\n\nnome;nota\nAda;una, due, tre\nUgo;\n'
  expect(readCsvFile(utf8(text))[3]).toEqual(['Ada', 'una, due, tre'])
})

test('nothing is taken for a number, a date or true', () => {
  expect(readCsvFile(utf8('000123;1e5;true;2026-01-02'))).toEqual([['000123', '1e5', 'true', '2026-01-02']])
})

test('reads back what we write, disarmed formulas too', () => {
  const rows = ['=1+1', '-2', 'a;b', 'con "virgolette"', '+39', 'è']
  const bytes = utf8(toCsv([{ header: 'Testo', value: (row: string) => row }], rows))
  expect(readCsvFile(bytes).map(([cell]) => cell)).toEqual(['Testo', ...rows])
})
