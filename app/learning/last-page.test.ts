import { expect, test } from 'vitest'
import { keepLastPage } from './last-page.ts'

const away = new TypeError('Failed to fetch')
const isAway = (error: unknown) => error === away
const fail = (error: Error) => () => Promise.reject(error)

test('a page goes on showing what it showed while its server is away', async () => {
  const last = keepLastPage<string>()
  await expect(last.load('a', fail(away), isAway)).rejects.toBe(away)
  last.remember('a', 'first')
  expect(await last.load('a', fail(away), isAway)).toBe('first')
  expect(await last.load('a', () => Promise.resolve('second'), isAway)).toBe('second')
  expect(await last.load('a', fail(away), isAway)).toBe('second')
})

test('another page, or a reply of the server, is not replaced', async () => {
  const last = keepLastPage<string>()
  last.remember('a', 'first')
  await expect(last.load('b', fail(away), isAway)).rejects.toBe(away)
  const gone = new Error('not found')
  await expect(last.load('a', fail(gone), isAway)).rejects.toBe(gone)
})
