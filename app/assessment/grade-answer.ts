import type { AnswerValue, Question } from './schemas.ts'

/** Small letters without accents, punctuation and doubled spaces. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The text without its unit, which stands after the number or, as with euros, before it. */
function withoutUnit(text: string, unit: string): string {
  const [whole, own] = [text.trim(), unit.trim()]
  if (!own) return whole
  const [small, sign] = [whole.toLowerCase(), own.toLowerCase()]
  if (small.endsWith(sign)) return whole.slice(0, whole.length - own.length)
  return small.startsWith(sign) ? whole.slice(own.length) : whole
}

/**
 * A number as Italians write it: `1.234,5`, `3,5`, also `3.5`, with a typographic minus and with its unit. Null when it
 * is none. A single point with exactly three digits after it separates thousands, unless nothing but a zero stands
 * before it; so may blanks and apostrophes.
 */
export function parseItalianNumber(text: string, unit = ''): number | null {
  const bare = withoutUnit(text, unit)
    .replace(/\s/g, '')
    .replace(/^[\u2212\u2013]/, '-')
    .replace(/(?<=\d)['\u2019](?=\d{3}(\D|$))/g, '')
  if (!/^[+-]?\d[\d.]*(,\d+)?$/.test(bare)) return null
  const thousands = /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(bare)
  if (!thousands && bare.includes('.') && bare.includes(',')) return null
  const plain = thousands ? bare.replaceAll('.', '').replace(',', '.') : bare.replace(',', '.')
  const number = Number(plain)
  return Number.isFinite(number) ? number : null
}

/** How much of a question an answer gets: `got` of `of` equal parts, both whole numbers; `got` may be below zero. */
type Parts = { got: number; of: number }

const allOrNothing = (right: boolean): Parts => ({ got: right ? 1 : 0, of: 1 })

/**
 * Of r right choices each one taken gives 1/r of the points. A wrong one taken costs as much, or `penaltyPercent` of all
 * the points where the author says so. Counted in hundredths of a right choice, so that every part is a whole number.
 */
function multipleParts(question: Extract<Question, { type: 'multiple' }>, taken: readonly string[]): Parts {
  const right = question.choices.filter(({ correct }) => correct).length
  const chosen = question.choices.filter(({ id }) => taken.includes(id))
  const hits = chosen.filter(({ correct }) => correct).length
  const cost = question.penaltyPercent === null ? 100 : question.penaltyPercent * right
  return { got: hits * 100 - (chosen.length - hits) * cost, of: right * 100 }
}

function partsOf(question: Question, value: AnswerValue): Parts {
  if (question.annulled) return allOrNothing(true)
  if (question.type === 'single' && value.type === 'single') {
    return allOrNothing(question.choices.some(({ id, correct }) => correct && id === value.choice))
  }
  if (question.type === 'multiple' && value.type === 'multiple') return multipleParts(question, value.choices)
  if (question.type === 'order' && value.type === 'order') {
    const right = question.rightOrder ?? question.items.map(({ id }) => id)
    return { got: right.filter((id, index) => value.order[index] === id).length, of: right.length }
  }
  if (question.type === 'match' && value.type === 'match') {
    const { pairs } = question
    return { got: pairs.filter(({ id, rightId = id }) => value.pairs[id] === rightId).length, of: pairs.length }
  }
  if (question.type === 'short' && value.type === 'short') {
    return allOrNothing(question.accepted.some((one) => folded(one) === folded(value.text)))
  }
  if (question.type === 'numeric' && value.type === 'numeric') {
    const number = parseItalianNumber(value.text, question.unit)
    return allOrNothing(number !== null && Math.abs(number - question.value) <= question.tolerance + 1e-9)
  }
  return allOrNothing(false)
}

/**
 * Grades one answer against its question, in hundredths of a point, with whole numbers throughout; halves of a hundredth
 * go up. Single, short and numeric are right or wrong. Partial credit: multiple gives each right choice its share and
 * takes the same away for each wrong one, or the percent of the points that its penalty says, never below zero (so
 * taking every choice does not pay); order and match give each right place its share. A scale is an opinion: nothing of
 * nothing. An answer of another type is worth nothing. A question annulled by a correction is worth its points whatever
 * the answer.
 */
export function gradeAnswer(question: Question, value: AnswerValue): { points: number; max: number } {
  const { got, of } = partsOf(question, value)
  return { points: Math.max(0, Math.floor((2 * got * question.points + of) / (2 * of))), max: question.points }
}

/** Points of a drawn question in hundredths, answered or not: without an answer only an annulled one has any. */
export function drawnPoints(question: Question, value: AnswerValue | null): number {
  if (value) return gradeAnswer(question, value).points
  return question.annulled ? question.points : 0
}
