import type { Question } from './schemas.ts'

/** The steps of a scale as answers name them: `1`, `2`, … */
export function stepsOf({ from, to }: Pick<Extract<Question, { type: 'scale' }>, 'from' | 'to'>): string[] {
  return Array.from({ length: to - from + 1 }, (_step, index) => String(from + index))
}
