import type postgres from 'postgres'
import { sql } from './database.server.ts'

/**
 * The rows of a query from a cursor, at most `size` of them in memory; one who stops early frees the connection. Not by
 * the driver's own iterator, in which each batch holds the next: all of them would stay until the whole heap is swept, and
 * memory would grow with the rows.
 * @throws what ends the query before its last row
 */
export async function* inBatches<Row extends object>(
  query: postgres.PendingQuery<Row[]>,
  size: number,
): AsyncGenerator<Row[]> {
  const given: Row[][] = []
  const reading = { isOver: false }
  let tell: () => void = () => undefined
  let goOn: (close?: object) => void = () => undefined
  const take = (rows: Row[]): unknown => {
    given.push(rows)
    tell()
    return new Promise((resolve) => (goOn = resolve))
  }
  const over = query.cursor(size, take).finally(() => {
    reading.isOver = true
    tell()
  })
  over.catch(() => undefined)
  try {
    while (!reading.isOver || given.length > 0) {
      const rows = given.shift()
      if (!rows) {
        await new Promise<void>((resolve) => (tell = resolve))
        continue
      }
      yield rows
      goOn()
    }
    await over
  } finally {
    if (!reading.isOver) {
      goOn(sql().CLOSE)
      await over.catch(() => undefined)
    }
  }
}
