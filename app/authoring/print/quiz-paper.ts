import { ownQuestions } from '#app/assessment/own-questions.ts'
import type { Question, QuizSpec } from '#app/assessment/schemas.ts'
import { viewOrder } from '#app/assessment/view-order.ts'
import { anchors, letterOf, lines, paragraph, text, type Block } from './blocks.ts'
import { htmlBlocks, htmlLine } from './read-html.ts'
import type { Teller } from './teller.ts'

/**
 * The order in which paper shows choices, items or right sides, as written ids: always another one than the written, which
 * often begins with the right one; the same in every printing, so that keys can name letters.
 */
export const paperOrder = (question: Question): string[] => viewOrder(question, 0, true)

const byOrder = <Part extends { id: string }>(question: Question, parts: readonly Part[]): Part[] =>
  paperOrder(question).flatMap((id) => parts.filter((part) => part.id === id))

/** The choices of a question in the order paper shows them, with their letters. */
export function letteredChoices(question: Extract<Question, { type: 'single' | 'multiple' }>) {
  return byOrder(question, question.choices).map((choice, at) => ({ ...choice, letter: letterOf(at) }))
}

/** The right sides of a question of pairs in the order paper shows them, with their letters. */
export function letteredRights(question: Extract<Question, { type: 'match' }>) {
  return byOrder(question, question.pairs).map(({ id, right }, at) => ({ id, text: right, letter: letterOf(at) }))
}

const help = (value: string): Block => paragraph({ kind: 'emphasis', inside: [text(value)] })

function answerSpace(question: Question, tell: Teller): Block[] {
  const { say, language, plain } = tell
  switch (question.type) {
    case 'single':
    case 'multiple': {
      const items = letteredChoices(question).map(({ letter, html }) => ({ letter, inside: htmlLine(html, language) }))
      const ticks: Block = { kind: 'ticks', round: question.type === 'single', items }
      return question.type === 'single' ? [ticks] : [help(say('quiz_multiple')), ticks]
    }
    case 'order': {
      const items = byOrder(question, question.items).map((item) => plain(item.text))
      return [{ kind: 'order', label: say('quiz_order'), items }]
    }
    case 'match': {
      const rights = letteredRights(question).map((right) => ({ letter: right.letter, text: plain(right.text) }))
      const lefts = question.pairs.map(({ left }) => plain(left))
      return [help(say('quiz_match')), { kind: 'match', heads: [say('match_left'), say('match_right')], lefts, rights }]
    }
    case 'short':
      return [lines(1, say('quiz_short'))]
    case 'numeric':
      return [lines(1, question.unit ? say('quiz_numeric_unit', { unit: plain(question.unit) }) : say('quiz_numeric'))]
    case 'scale': {
      const steps = Array.from({ length: question.to - question.from + 1 }, (_, at) => question.from + at)
      const [low, high] = [plain(question.low), plain(question.high)]
      return [{ kind: 'scale', label: say('quiz_scale'), steps, low, high }]
    }
  }
}

function poolsNote(spec: QuizSpec, { say, plain }: Teller): Block[] {
  if (spec.pools.length === 0) return []
  const titles = spec.pools.map(({ title }) => `«${plain(title)}»`).join(', ')
  return [paragraph(text(say('quiz_pools', { draw: spec.draw, total: spec.questions.length, titles })))]
}

function hintsOf(questions: readonly Question[], { say, language }: Teller): Block[] {
  const hints = questions.flatMap(({ hintHtml }, at): Block[] =>
    hintHtml ? [{ kind: 'question', number: at + 1, inside: htmlBlocks(hintHtml, language) }] : [],
  )
  return hints.length > 0 ? [{ kind: 'box', tone: 'tip', label: say('quiz_hints'), inside: hints }] : []
}

/**
 * A quiz as an exercise on paper, without keys: its own questions, each once in the book. Those it borrows stand where they
 * were written.
 */
export function quizPaper(spec: QuizSpec, tell: Teller): Block[] {
  const { say, language, plain } = tell
  const questions = ownQuestions(spec)
  const isGraded = questions.some(({ type }) => type !== 'scale')
  const rules = say('quiz_pass', { count: questions.length, pass: spec.passPercent })
  const asked = questions.map((question, at): Block => ({
    kind: 'question',
    number: at + 1,
    inside: [...htmlBlocks(question.promptHtml, language), ...answerSpace(question, tell)],
  }))
  const inside = [
    ...poolsNote(spec, tell),
    ...(isGraded && spec.pools.length === 0 ? [help(rules)] : []),
    ...asked,
    ...hintsOf(questions, tell),
  ]
  const anchor = anchors.exercise(spec.id)
  return [{ kind: 'section', anchor, level: 4, kicker: say('exercise_quiz'), title: plain(spec.title), inside }]
}
