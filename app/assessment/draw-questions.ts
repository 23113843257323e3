import { seededRandom, shuffled } from '#app/platform/seeded-random.ts'
import type { QuizSpec } from './schemas.ts'

type Drawable = Pick<QuizSpec, 'questions' | 'pools' | 'draw' | 'shuffle'>

/**
 * The ids of the questions of one attempt: `draw` of them by the seed, in the written order unless shuffled. Every pool,
 * the quiz's own questions being one, gives one in its turn until there are enough: shares differ by one at most, save
 * where a pool has no more. Those the person has not seen come before those `seen` in earlier attempts, in each pool
 * and among the pools of the last round.
 */
export function drawQuestions(
  { questions, pools, draw, shuffle }: Drawable,
  seed: number,
  seen: ReadonlySet<string> = new Set(),
): string[] {
  const ids = questions.map(({ id }) => id)
  const random = seededRandom(seed)
  const mixed = shuffled(ids, random)
  const freshFirst = (some: readonly string[]) => [
    ...some.filter((id) => !seen.has(id)),
    ...some.filter((id) => seen.has(id)),
  ]
  const poolOf = new Map(pools.flatMap(({ id, questionIds }) => questionIds.map((one) => [one, id] as const)))
  const groups = Map.groupBy(mixed, (id) => poolOf.get(id) ?? null)
  const inTurn = shuffled([...groups.values()], random).map(freshFirst)
  const rounds = ids.map((_, round) => freshFirst(inTurn.flatMap((group) => group[round] ?? [])))
  const drawn = new Set(rounds.flat().slice(0, draw))
  return (shuffle ? mixed : ids).filter((id) => drawn.has(id))
}
