import { z } from 'zod'
import { agreement } from './practice-schemas.ts'

/** What a statement was answered, by steps of the scale. */
export const Counts = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()])
export type Counts = z.infer<typeof Counts>

const Sum = z.object({ replies: z.number().int().min(0), statements: z.record(z.string(), Counts) })
export type SurveySum = z.infer<typeof Sum>

/**
 * How often each answer was given. `shown` is what people may see; `waiting` are replies too few to show on their own:
 * they go over together, so that no two looks at the figures differ by one person.
 */
export const Tally = z.object({ shown: Sum, waiting: Sum })
export type Tally = z.infer<typeof Tally>

/** Aggregates of answers need this many people (P9). */
export const leastReplies = 5

const none: SurveySum = { replies: 0, statements: {} }
export const emptyTally: Tally = { shown: none, waiting: none }

const noCounts: Counts = [0, 0, 0, 0, 0]

function add(one: SurveySum, other: SurveySum): SurveySum {
  const names = [...new Set([...Object.keys(one.statements), ...Object.keys(other.statements)])]
  const statements = names.map((name): [string, Counts] => {
    const [a, b] = [one.statements[name] ?? noCounts, other.statements[name] ?? noCounts]
    return [name, [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]]]
  })
  return { replies: one.replies + other.replies, statements: Object.fromEntries(statements) }
}

/** An answer to each statement, 1 to 5. */
export type SurveyAnswers = Readonly<Record<string, number>>

function sumOf(answers: SurveyAnswers): SurveySum {
  const statements = Object.entries(answers).map(([name, given]): [string, Counts] => {
    const [a, b, c, d, e] = agreement.map((step) => (step === given ? 1 : 0))
    return [name, [a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0]]
  })
  return { replies: 1, statements: Object.fromEntries(statements) }
}

/** The tally with one more reply. The reply itself is in nothing that comes out. */
export function addReply({ shown, waiting }: Tally, answers: SurveyAnswers): Tally {
  const grown = add(waiting, sumOf(answers))
  if (grown.replies < leastReplies) return { shown, waiting: grown }
  return { shown: add(shown, grown), waiting: none }
}
