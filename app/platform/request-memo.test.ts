import { expect, test } from 'vitest'
import { oncePerRequestFor, withRequestMemo } from './request-memo.server.ts'

test('within a request an object and a text are computed once, for another object, text or request anew', async () => {
  const asked: string[] = []
  const read = oncePerRequestFor((owner: { name: string }, key: string) => {
    asked.push(`${owner.name} ${key}`)
    return Promise.resolve(asked.length)
  })
  const [one, twin] = [{ name: 'a' }, { name: 'a' }]
  await withRequestMemo(async () => {
    expect(await Promise.all([read(one, 'x'), read(one, 'x')])).toEqual([1, 1])
    expect(await read(one, 'y')).toBe(2)
    expect(await read(twin, 'x')).toBe(3)
    expect(await read(one, 'x')).toBe(1)
  })
  await withRequestMemo(async () => {
    expect(await read(one, 'x')).toBe(4)
  })
  expect([await read(one, 'x'), await read(one, 'x')]).toEqual([5, 6])
})
