import type { Frame } from '@playwright/test'
import { callEach, type Call } from '../setup/package-frame.ts'

/** One call of the runtime, and what the standard says to it: the reply (or what it has to match) and the error code after it. */
export type Row = { call: Call; reply: string | RegExp; error: string }

/** How an element of a type is written: values that are taken, and values that are not, by their error codes. */
export type Type = { right: readonly string[]; wrong: readonly (readonly [value: string, error: string])[] }

export const row = (call: Call, reply: string | RegExp, error = '0'): Row => ({ call, reply, error })

/** A list of names, in any order: the standard gives none. */
export const anyOrder = (names: string) =>
  new RegExp(
    `^${names
      .split(',')
      .map((name) => `(?=(.*,)?${name}(,|$))`)
      .join('')}[a-z_,]{${names.length}}$`,
  )

const shown = (text: unknown) => {
  const whole = String(text)
  return whole.length > 40 ? `${whole.slice(0, 37)}… (${whole.length})` : whole
}

/** Makes every call of a table in one go, and returns the rows that came out otherwise, a line each. */
export async function failingRows(frame: Frame, rows: readonly Row[]): Promise<string[]> {
  const replies = await callEach(
    frame,
    rows.map(({ call }) => call),
  )
  return rows.flatMap(({ call: [name, ...given], reply, error }, index) => {
    const [actual, actualError] = replies[index] ?? []
    const isRight = typeof reply === 'string' ? actual === reply : typeof actual === 'string' && reply.test(actual)
    if (isRight && actualError === error) return []
    const asked = `${name}(${given.map(shown).join(', ')})`
    return [`${asked} | expected ${shown(reply)} ${error} | got ${shown(actual)} ${String(actualError)}`]
  })
}
