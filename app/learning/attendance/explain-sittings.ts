import type { Sitting } from './merge-intervals.ts'

/** What a sitting counts for, in milliseconds; together they are its length. */
export type Explained = Omit<Sitting, 'own'> & {
  counted: number
  /** Had already by a sitting that began earlier in another window. */
  elsewhere: number
  /** After the lesson's declared minutes were full. */
  beyond: number
}

/**
 * Of each merged sitting how much counts and why the rest does not. `room` gives the milliseconds that a lesson can still
 * count for: its declared minutes less what was given otherwise.
 */
export function explainSittings(sittings: readonly Sitting[], room: (lesson: string) => number): Explained[] {
  const used = new Map<string, number>()
  return sittings.map(({ own, ...sitting }) => {
    const length = own ? own.to - own.from : 0
    const before = used.get(sitting.lesson) ?? 0
    const counted = Math.max(0, Math.min(length, room(sitting.lesson) - before))
    used.set(sitting.lesson, before + counted)
    return { ...sitting, counted, elsewhere: sitting.to - sitting.from - length, beyond: length - counted }
  })
}
