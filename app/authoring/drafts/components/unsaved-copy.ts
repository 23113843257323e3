import { z } from 'zod'

/** A text as it stands in this browser and not yet on the server; `at` in milliseconds. */
const Copy = z.object({ text: z.string(), revision: z.number(), at: z.number() })
export type UnsavedCopy = z.infer<typeof Copy>

const nameOf = (key: string) => `sguardi-draft ${key}`

/** Keeps what is being written in this browser, so that a closed computer loses nothing. Without room, nothing is kept. */
export function keepCopy(key: string, copy: UnsavedCopy): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(copy))
  } catch {
    // A browser that keeps nothing: the text is saved every few seconds all the same.
  }
}

export function dropCopy(key: string): void {
  try {
    localStorage.removeItem(nameOf(key))
  } catch {
    // As above.
  }
}

/** What was written here and not saved, or null. */
export function findCopy(key: string): UnsavedCopy | null {
  try {
    return Copy.nullable()
      .catch(null)
      .parse(JSON.parse(localStorage.getItem(nameOf(key)) ?? 'null'))
  } catch {
    return null
  }
}
