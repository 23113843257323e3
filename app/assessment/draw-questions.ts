import { seededRandom, shuffled } from '#app/platform/seeded-random.ts'
import type { QuizSpec } from './schemas.ts'

/**
 * The ids of the questions of one attempt: `draw` of the pool by the seed, in the written order unless shuffled. Those
 * the person has not seen come before those `seen` in earlier attempts.
 */
export function drawQuestions(
  { questions, draw, shuffle }: QuizSpec,
  seed: number,
  seen: ReadonlySet<string> = new Set(),
): string[] {
  const ids = questions.map(({ id }) => id)
  const mixed = shuffled(ids, seededRandom(seed))
  const [fresh, known] = [mixed.filter((id) => !seen.has(id)), mixed.filter((id) => seen.has(id))]
  const drawn = new Set([...fresh, ...known].slice(0, draw))
  return (shuffle ? mixed : ids).filter((id) => drawn.has(id))
}
