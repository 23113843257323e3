import { foldName } from '#app/identity/person-search.ts'

/** A heading or a name of a place for comparing: without accents, capitals, signs and double blanks. */
export function fold(text: string): string {
  return foldName(text.replace(/[’'‘`´]/g, ' '))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** How many letters must be added, taken away or exchanged to make one text of another (Levenshtein 1965). */
export function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1]
    for (let at = 0; at < other.length; at += 1) {
      const exchanged = (row[at] ?? 0) + (letter === other[at] ? 0 : 1)
      next.push(Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, exchanged))
    }
    row = next
  }
  return row[other.length] ?? 0
}

/** The name that was most likely meant, when one is near enough: a third of its letters may differ. */
export function nearest<Named extends { name: string }>(text: string, named: readonly Named[]): Named | null {
  const meant = fold(text).slice(0, 100)
  let best: { one: Named; far: number } | null = null
  for (const one of named) {
    const name = fold(one.name)
    const far = distance(meant, name)
    if (far <= Math.ceil(Math.min(meant.length, name.length) / 3) && (!best || far < best.far)) best = { one, far }
  }
  return best?.one ?? null
}
