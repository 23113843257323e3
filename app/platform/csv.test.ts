import { describe, expect, test } from 'vitest'
import { toCsv } from './csv.ts'

const file = (value: string | number | Date | null) =>
  toCsv([{ header: 'a', value: (row: typeof value) => row }], [value])

describe('a table file', () => {
  test('has a byte order mark, semicolons and CRLF', () => {
    const text = toCsv(
      [
        { header: 'Nome', value: (row: { name: string; minutes: number }) => row.name },
        { header: 'Ore', value: (row) => row.minutes / 60 },
      ],
      [
        { name: 'Ada', minutes: 90 },
        { name: 'Però', minutes: 120 },
      ],
    )
    expect(text).toBe('\uFEFFNome;Ore\r\nAda;1,5\r\nPerò;2\r\n')
  })

  test.each([
    ['two "words"', '"two ""words"""'],
    ['a;b', '"a;b"'],
    ['a\nb', '"a\nb"'],
    ['=1+1', "'=1+1"],
    ['+39 02', "'+39 02"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['\t=1', "'\t=1"],
    ['=HYPERLINK("x";"y")', '"\'=HYPERLINK(""x"";""y"")"'],
    ['O’Brien-Rossi', 'O’Brien-Rossi'],
    [-3, '-3'],
    [null, ''],
  ])('writes %j as %s', (value, written) => {
    expect(file(value)).toBe(`\uFEFFa\r\n${written}\r\n`)
  })
})
