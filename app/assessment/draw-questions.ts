import { seededRandom, shuffled } from '#app/platform/seeded-random.ts'
import type { QuizSpec } from './schemas.ts'

/** The ids of the questions of one attempt: `draw` of the pool by the seed, in the written order unless shuffled. */
export function drawQuestions({ questions, draw, shuffle }: QuizSpec, seed: number): string[] {
  const ids = questions.map(({ id }) => id)
  const drawn = shuffled(ids, seededRandom(seed)).slice(0, draw)
  return shuffle ? drawn : ids.filter((id) => drawn.includes(id))
}
