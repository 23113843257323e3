import { z } from 'zod'
import { parseItalianNumber } from './grade-answer.ts'
import { Question } from './schemas.ts'

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/)

/** What a trainer says of the right answer to one question. */
export const KeyProposal = z.discriminatedUnion('kind', [
  /** Everybody gets the points: nobody's result falls, as it would if the question were taken out of the total. */
  z.object({ kind: z.literal('annul') }),
  /** Of a single-choice question each of these is enough; of a multiple one they are all the right ones. */
  z.object({ kind: z.literal('choices'), right: z.array(Id).max(50) }),
  z.object({ kind: z.literal('order'), order: z.array(Id).max(50) }),
  /** By left side the pair whose right side belongs to it. */
  z.object({ kind: z.literal('match'), pairs: z.record(Id, Id) }),
  z.object({ kind: z.literal('short'), accepted: z.array(z.string().max(200)).max(50) }),
  /** As they are written in Italian: `1.234,5`. */
  z.object({ kind: z.literal('numeric'), value: z.string().max(40), tolerance: z.string().max(40) }),
])
export type KeyProposal = z.infer<typeof KeyProposal>

/** Why a key is not one; keys of authoring's messages. */
export type KeyProblem =
  'key_choices' | 'key_all_right' | 'key_order' | 'key_pairs' | 'key_accepted' | 'key_number' | 'key_type' | 'key_same'

type Outcome = { ok: true; question: Question } | { ok: false; reason: KeyProblem }

const refused = (reason: KeyProblem): Outcome => ({ ok: false, reason })

function withChoices(question: Extract<Question, { type: 'single' | 'multiple' }>, right: readonly string[]): Outcome {
  const known = question.choices.filter(({ id }) => right.includes(id))
  if (known.length === 0 || known.length !== new Set(right).size) return refused('key_choices')
  // A single-choice question of which every choice is right asks nothing: that is to annul it.
  if (question.type === 'single' && known.length === question.choices.length) return refused('key_all_right')
  const choices = question.choices.map((choice) => {
    const correct = right.includes(choice.id)
    // What was said of a choice explained the key that was wrong.
    return correct === choice.correct ? choice : { ...choice, correct, feedbackHtml: null }
  })
  return { ok: true, question: { ...question, choices } }
}

function withOrder(question: Extract<Question, { type: 'order' }>, order: readonly string[]): Outcome {
  const ids = question.items.map(({ id }) => id)
  const whole = order.length === ids.length && ids.every((id) => order.includes(id))
  if (!whole) return refused('key_order')
  const written = ids.every((id, index) => order[index] === id)
  return { ok: true, question: written ? question : { ...question, rightOrder: [...order] } }
}

function withPairs(question: Extract<Question, { type: 'match' }>, given: Readonly<Record<string, string>>): Outcome {
  const ids = question.pairs.map(({ id }) => id)
  if (!ids.every((id) => ids.includes(given[id] ?? ''))) return refused('key_pairs')
  const pairs = question.pairs.map((pair) => {
    const rightId = given[pair.id] ?? pair.id
    return rightId === pair.id ? pair : { ...pair, rightId }
  })
  return { ok: true, question: { ...question, pairs } }
}

function withTexts(question: Extract<Question, { type: 'short' }>, texts: readonly string[]): Outcome {
  const accepted = [...new Set(texts.map((text) => text.trim()).filter((text) => /[\p{L}\p{N}]/u.test(text)))]
  return accepted.length === 0 ? refused('key_accepted') : { ok: true, question: { ...question, accepted } }
}

function withNumber(
  question: Extract<Question, { type: 'numeric' }>,
  given: { value: string; tolerance: string },
): Outcome {
  const value = parseItalianNumber(given.value, question.unit)
  const tolerance = parseItalianNumber(given.tolerance || '0', question.unit)
  if (value === null || tolerance === null || tolerance < 0) return refused('key_number')
  return { ok: true, question: { ...question, value, tolerance } }
}

/**
 * The question as written, with another key laid over it. Always from the written one: a later correction replaces an
 * earlier one and may bring the first key back.
 */
export function correctQuestion(written: Question, proposal: KeyProposal): Outcome {
  if (proposal.kind === 'annul') return { ok: true, question: { ...written, annulled: true } }
  if ((written.type === 'single' || written.type === 'multiple') && proposal.kind === 'choices')
    return withChoices(written, proposal.right)
  if (written.type === 'order' && proposal.kind === 'order') return withOrder(written, proposal.order)
  if (written.type === 'match' && proposal.kind === 'match') return withPairs(written, proposal.pairs)
  if (written.type === 'short' && proposal.kind === 'short') return withTexts(written, proposal.accepted)
  if (written.type === 'numeric' && proposal.kind === 'numeric') return withNumber(written, proposal)
  return refused('key_type')
}

const italian = (value: number) => String(value).replace('.', ',')

/** The key of a question as it stands, apart from whether it was annulled. Null for a type that has none of these. */
export function keyOf(question: Question): Exclude<KeyProposal, { kind: 'annul' }> | null {
  if (question.type === 'single' || question.type === 'multiple')
    return { kind: 'choices', right: question.choices.filter(({ correct }) => correct).map(({ id }) => id) }
  if (question.type === 'order')
    return { kind: 'order', order: question.rightOrder ?? question.items.map(({ id }) => id) }
  if (question.type === 'match')
    return { kind: 'match', pairs: Object.fromEntries(question.pairs.map(({ id, rightId = id }) => [id, rightId])) }
  if (question.type === 'short') return { kind: 'short', accepted: question.accepted }
  if (question.type !== 'numeric') return null
  return { kind: 'numeric', value: italian(question.value), tolerance: italian(question.tolerance) }
}

/** A correction as the journal of a quiz keeps it; `number` counts within the quiz of one version. */
export const Correction = z.object({ number: z.number().int(), question: Question, recordedAt: z.coerce.date() })
export type Correction = z.infer<typeof Correction>

/** A quiz with the latest key of each question. The written one itself where nothing was corrected. */
export function withCorrections<Quiz extends { questions: Question[] }>(
  quiz: Quiz,
  corrections: readonly Correction[],
): Quiz {
  if (corrections.length === 0) return quiz
  const latest = new Map(corrections.map(({ question }) => [question.id, question]))
  return { ...quiz, questions: quiz.questions.map((question) => latest.get(question.id) ?? question) }
}
