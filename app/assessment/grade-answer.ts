import type { AnswerValue, Question } from './schemas.ts'

/** Small letters without accents, punctuation and doubled spaces. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * A number as Italians write it: `1.234,5`, `3,5`, also `3.5` and with its unit. Null when it is none. A single point
 * with exactly three digits after it separates thousands, unless nothing but a zero stands before it.
 */
export function parseItalianNumber(text: string, unit = ''): number | null {
  const bare = text
    .replace(unit && new RegExp(`${unit.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`, 'i'), '')
    .replace(/\s/g, '')
  if (!/^[+-]?\d[\d.]*(,\d+)?$/.test(bare)) return null
  const thousands = /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(bare)
  if (!thousands && bare.includes('.') && bare.includes(',')) return null
  const plain = thousands ? bare.replaceAll('.', '').replace(',', '.') : bare.replace(',', '.')
  const number = Number(plain)
  return Number.isFinite(number) ? number : null
}

/** Right share of an answer, 0 to 1. */
function shareOf(question: Question, value: AnswerValue): number {
  if (question.type === 'single' && value.type === 'single') {
    return question.choices.some(({ id, correct }) => correct && id === value.choice) ? 1 : 0
  }
  if (question.type === 'multiple' && value.type === 'multiple') {
    const right = question.choices.filter(({ correct }) => correct).length
    const chosen = question.choices.filter(({ id }) => value.choices.includes(id))
    const balance = chosen.reduce((sum, { correct }) => sum + (correct ? 1 : -1), 0)
    return Math.max(0, balance / right)
  }
  if (question.type === 'order' && value.type === 'order') {
    return question.items.filter(({ id }, index) => value.order[index] === id).length / question.items.length
  }
  if (question.type === 'match' && value.type === 'match') {
    return question.pairs.filter(({ id }) => value.pairs[id] === id).length / question.pairs.length
  }
  if (question.type === 'short' && value.type === 'short') {
    return question.accepted.some((one) => folded(one) === folded(value.text)) ? 1 : 0
  }
  if (question.type === 'numeric' && value.type === 'numeric') {
    const number = parseItalianNumber(value.text, question.unit)
    return number !== null && Math.abs(number - question.value) <= question.tolerance + 1e-9 ? 1 : 0
  }
  return 0
}

/**
 * Grades one answer against its question, in hundredths of a point. Single, short and numeric are right or wrong;
 * multiple gives each right choice its share and takes the same away for each wrong one, never below zero; order and
 * match give each right place its share. An answer of another type is worth nothing.
 */
export function gradeAnswer(question: Question, value: AnswerValue): { points: number; max: number } {
  return { points: Math.round(shareOf(question, value) * question.points), max: question.points }
}
