import { describe, expect, test } from 'vitest'
import { countChoices } from './count-choices.ts'

type Counter = Parameters<typeof countChoices>[0][number]['counter']

/** Rows of options, columns of counters. */
function tableOf(cells: Record<string, number[]>, counters: readonly Counter[]) {
  const choices = Object.entries(cells).flatMap(([option, row]) =>
    row.flatMap((people, at) => (people > 0 ? [{ option, people, counter: counters[at] ?? null }] : [])),
  )
  const { people, options, counters: columns } = countChoices(choices)
  const rows = Object.keys(cells).map((option): [string, unknown] => {
    const own = counters.map((counter) => {
      const column = columns.find((one) => one.counter === counter)
      return column ? (column.options.find(({ id }) => id === option)?.people ?? 0) : '-'
    })
    return [option, [options.find(({ id }) => id === option)?.people ?? 0, ...own]]
  })
  return { people, ...Object.fromEntries(rows) }
}

describe('one decision by option and counter', () => {
  const three: Counter[] = ['registry', 'nursery', null]
  const tables: [string, Record<string, number[]>, Record<string, unknown>][] = [
    ['large everywhere', { a: [5, 6, 7], b: [5, 5, 5] }, { a: [18, 5, 6, 7], b: [15, 5, 5, 5] }],
    [
      'a small cell takes one of its row and one of its column with it',
      { a: [20, 10, 9], b: [2, 10, 9] },
      { a: [39, 'kept', 10, 'kept'], b: [21, 'kept', 10, 'kept'] },
    ],
    [
      'two ways of twenty-two, one of them twenty',
      { a: [20], b: [2] },
      { a: ['kept', 'kept', '-', '-'], b: ['kept', 'kept', '-', '-'] },
    ],
    ['nobody is told as nobody', { a: [9, 6, 5], b: [0, 6, 5] }, { a: [20, 9, 6, 5], b: [11, 0, 6, 5] }],
  ]
  test.each(tables)('%s', (_name, cells, shown) => {
    expect(tableOf(cells, three)).toMatchObject(shown)
  })
})
