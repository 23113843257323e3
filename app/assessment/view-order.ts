import { hashText, seededRandom, shuffled } from '#app/platform/seeded-random.ts'
import type { AnswerValue, Question } from './schemas.ts'

function idsOf(question: Question): string[] {
  if (question.type === 'single' || question.type === 'multiple') return question.choices.map(({ id }) => id)
  if (question.type === 'order') return question.items.map(({ id }) => id)
  return question.type === 'match' ? question.pairs.map(({ id }) => id) : []
}

/**
 * The order in which a learner sees choices, items or right sides, as written ids. Items and right sides are always
 * shuffled, since the written order is the key, and never in it; of two alone any order would tell, so both occur. What
 * the page calls them is `viewId` of the place, which tells nothing.
 */
export function viewOrder(question: Question, seed: number, shuffle: boolean): string[] {
  const ids = idsOf(question)
  const isKey = question.type === 'order' || question.type === 'match'
  if (!isKey && !shuffle) return ids
  const random = seededRandom(hashText(question.id, seed))
  for (let tries = 0; tries < 5; tries += 1) {
    const order = shuffled(ids, random)
    if (!isKey || ids.length < 3 || order.some((id, index) => id !== ids[index])) return order
  }
  return ids.toReversed()
}

export const viewId = (index: number): string => `v${index + 1}`

const place = (order: readonly string[], id: string) => viewId(order.indexOf(id))

/** An answer in the page's ids to one in the written ids; unknown ids become `unknown`, which is no choice. */
export function fromView(value: AnswerValue, order: readonly string[]): AnswerValue {
  const written = (id: string) => order.find((_one, index) => viewId(index) === id) ?? 'unknown'
  if (value.type === 'single') return { ...value, choice: written(value.choice) }
  if (value.type === 'multiple') return { ...value, choices: [...new Set(value.choices.map(written))] }
  if (value.type === 'order') return { ...value, order: value.order.map(written) }
  if (value.type !== 'match') return value
  return {
    ...value,
    pairs: Object.fromEntries(Object.entries(value.pairs).map(([left, right]) => [left, written(right)])),
  }
}

/** The opposite, for showing an answer again. */
export function toView(value: AnswerValue, order: readonly string[]): AnswerValue {
  if (value.type === 'single') return { ...value, choice: place(order, value.choice) }
  if (value.type === 'multiple') return { ...value, choices: value.choices.map((id) => place(order, id)) }
  if (value.type === 'order') return { ...value, order: value.order.map((id) => place(order, id)) }
  if (value.type !== 'match') return value
  return {
    ...value,
    pairs: Object.fromEntries(Object.entries(value.pairs).map(([left, right]) => [left, place(order, right)])),
  }
}
