import { getHeapSpaceStatistics } from 'node:v8'
import { expect, test } from 'vitest'
import { sql } from './database.server.ts'
import { inBatches } from './in-batches.server.ts'

type Row = { n: number }
const numbers = (to: number) => sql()<Row[]>`SELECT n FROM generate_series(1, ${to}::int) n`

test.each([
  [0, []],
  [3, [3]],
  [10, [10]],
  [20, [10, 10]],
  [25, [10, 10, 5]],
])('%i rows come once, in order, ten at a time', async (to, lengths) => {
  const batches: Row[][] = []
  for await (const batch of inBatches(numbers(to), 10)) batches.push([...batch])
  expect(batches.map(({ length }) => length)).toEqual(lengths)
  expect(batches.flat().map(({ n }) => n)).toEqual(Array.from({ length: to }, (_, index) => index + 1))
})

test('who stops early gives the connection back, as often as it happens', async () => {
  const stops = Array.from({ length: 60 }, async () => {
    for await (const batch of inBatches(numbers(1000), 10)) return batch.length
    return 0
  })
  expect(new Set(await Promise.all(stops))).toEqual(new Set([10]))
  expect(await sql()`SELECT 1 AS one`).toEqual([{ one: 1 }])
})

test('what breaks the query breaks the reading, after the rows before it', async () => {
  let rows = 0
  const reading = async () => {
    const query = sql()<Row[]>`SELECT 1 / (26 - n) AS n FROM generate_series(1, 100) n`
    for await (const batch of inBatches(query, 10)) rows += batch.length
  }
  await expect(reading()).rejects.toThrow('division by zero')
  expect(rows).toBe(20)
})

test('batches that were read do not wait for the sweeping of the whole heap', async () => {
  const aged = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')?.space_used_size ?? 0
  const before = aged()
  let most = before
  const query = sql()<object[]>`
    SELECT n, repeat('a', 100) || n AS a, repeat('b', 100) || n AS b, now() AS at FROM generate_series(1, 200000) n`
  for await (const batch of inBatches(query, 500)) most = Math.max(most, batch.length && aged())
  // Held by one another, they come to thirty megabytes and more.
  expect((most - before) / 1_000_000).toBeLessThan(10)
})
