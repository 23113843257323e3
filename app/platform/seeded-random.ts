export type Random = { next: () => number; below: (limit: number) => number; pick: <T>(list: readonly T[]) => T }

/** The same numbers for the same seed, everywhere (mulberry32): for draws that must be repeatable, never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[below(list.length)]
    if (chosen === undefined) throw new Error('nothing to pick from')
    return chosen
  }
  return { next, below, pick }
}

/** A number for a text and a seed (FNV-1a, 32 bits), as a seed for `seededRandom` or a short mark. */
export function hashText(text: string, seed = 0): number {
  const hash = Array.from(text).reduce(
    (sum, sign) => Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 16_777_619),
    seed ^ 2_166_136_261,
  )
  return hash >>> 0
}

/** A copy in random order (Fisher–Yates). */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const rest = [...list]
  const result: T[] = []
  while (rest.length > 0) result.push(...rest.splice(random.below(rest.length), 1))
  return result
}
