import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawQuestions } from './draw-questions.ts'
import { gradeAnswer, parseItalianNumber } from './grade-answer.ts'
import type { AnswerValue, Question } from './schemas.ts'
import { questions, someQuiz } from './spec.fixtures.ts'
import { gradeQuiz } from './attempt-result.ts'

const idsOf = (question: Question): string[] => {
  if (question.type === 'single' || question.type === 'multiple') return question.choices.map(({ id }) => id)
  if (question.type === 'order') return question.items.map(({ id }) => id)
  return question.type === 'match' ? question.pairs.map(({ id }) => id) : ['1', '3', '5']
}

/** Answers to a question, whole or not, of its type or of another, with ids that exist or not. */
function answerTo(question: Question): fc.Arbitrary<AnswerValue> {
  const id = fc.constantFrom(...idsOf(question), 'unknown')
  const ids = fc.array(id, { maxLength: 8 })
  const text = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom('è così', 'Perché no', '1234,5', '1.234', '12 km'),
  )
  return fc.oneof(
    fc.record({ type: fc.constant('single' as const), choice: id }),
    fc.record({ type: fc.constant('multiple' as const), choices: ids }),
    fc.record({ type: fc.constant('order' as const), order: ids }),
    fc.record({ type: fc.constant('match' as const), pairs: fc.dictionary(id, id) }),
    fc.record({ type: fc.constant('short' as const), text }),
    fc.record({ type: fc.constant('numeric' as const), text }),
    fc.record({ type: fc.constant('scale' as const), choice: id }),
  )
}

const penalty = fc.option(fc.integer({ min: 0, max: 100 }))

/** The questions of every type, worth any points; the multiple one with any penalty or none. */
const someQuestion: fc.Arbitrary<Question> = fc
  .tuple(fc.constantFrom(...Object.values(questions)), fc.integer({ min: 1, max: 10_000 }), penalty)
  .map(([question, points, penaltyPercent]) => {
    if (question.type === 'scale') return question
    return question.type === 'multiple' ? { ...question, points, penaltyPercent } : { ...question, points }
  })

const answered = someQuestion.chain((question) => fc.tuple(fc.constant(question), answerTo(question)))

const pool = Object.values(questions)
/** One answer to each of some questions of the pool. */
const answersOfPool = fc.tuple(...pool.map((question) => fc.option(answerTo(question)))).map((values) =>
  values.flatMap((value, index) => {
    const itemId = pool[index]?.id
    return value && itemId ? [{ itemId, value }] : []
  }),
)

const journalOf = (answers: readonly { itemId: string; value: AnswerValue }[]) =>
  answers.map((answer, index) => ({ id: String(index), sequence: index + 1, receivedAt: new Date(0), ...answer }))
const gradeOf = (answers: Parameters<typeof journalOf>[0]) =>
  gradeQuiz(someQuiz(), { drawn: pool.map(({ id }) => id), journal: journalOf(answers) })

describe('one answer', () => {
  test('gets whole hundredths, never below nothing nor above the maximum, and the same twice', () => {
    fc.assert(
      fc.property(answered, ([question, value]) => {
        const grade = gradeAnswer(question, value)
        expect(Number.isSafeInteger(grade.points)).toBe(true)
        expect(grade.points).toBeGreaterThanOrEqual(0)
        expect(grade.points).toBeLessThanOrEqual(grade.max)
        expect(grade.max).toBe(question.points)
        expect(gradeAnswer(question, value)).toEqual(grade)
      }),
      { numRuns: 2000 },
    )
  })

  test('of several choices: their order and repetition do not matter, a wrong one more never pays', () => {
    const { choices } = questions.multiple
    const wrong = choices.filter(({ correct }) => !correct).map(({ id }) => id)
    const taken = fc.subarray(choices.map(({ id }) => id))
    fc.assert(
      fc.property(
        taken,
        penalty,
        fc.constantFrom(...wrong),
        fc.infiniteStream(fc.nat()),
        (ids, percent, one, noise) => {
          const question: Question = { ...questions.multiple, penaltyPercent: percent }
          const pointsOf = (chosen: string[]) => gradeAnswer(question, { type: 'multiple', choices: chosen }).points
          const mixed = [...ids, ...ids].toSorted(() => (noise.next().value % 2 === 0 ? 1 : -1))
          expect(pointsOf(mixed)).toBe(pointsOf(ids))
          expect(pointsOf([...ids, one])).toBeLessThanOrEqual(pointsOf(ids))
        },
      ),
    )
  })

  test('a number is the same with comma, thousands, blanks and its unit', () => {
    const [whole, cents] = [fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 1, max: 99 })]
    const unit = fc.constantFrom('', '%', 'km', '€')
    fc.assert(
      fc.property(whole, cents, unit, (number, rest, sign) => {
        const decimals = String(rest).padStart(2, '0')
        const grouped = String(number).replace(/\B(?=(\d{3})+$)/g, '.')
        const spellings = [
          `${number},${decimals}`,
          `${number}.${decimals}`,
          `${grouped},${decimals}`,
          ` ${grouped.replaceAll('.', ' ')},${decimals} ${sign}`,
          `${sign} ${grouped},${decimals}`,
        ]
        for (const text of spellings) expect(parseItalianNumber(text, sign)).toBe(Number(`${number}.${decimals}`))
      }),
    )
  })
})

describe('a whole quiz', () => {
  test('any order and interleaving of the same answers gives the same grade', () => {
    const inAnyOrder = answersOfPool.chain((answers) =>
      fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: answers.length })),
    )
    fc.assert(
      fc.property(inAnyOrder, ([answers, mixed]) => {
        expect(gradeOf(mixed)).toEqual(gradeOf(answers))
      }),
    )
  })

  test('any repetition too: the latest answer to a question counts, whatever was said before', () => {
    fc.assert(
      fc.property(answersOfPool, answersOfPool, fc.nat({ max: 3 }), (answers, earlier, times) => {
        const replaced = earlier.filter(({ itemId }) => answers.some((one) => one.itemId === itemId))
        const again = Array.from({ length: times + 1 }, () => answers).flat()
        expect(gradeOf([...replaced, ...again])).toEqual(gradeOf(answers))
      }),
    )
  })

  test('never has less than nothing nor more than its maximum; an answer more never takes points away', () => {
    fc.assert(
      fc.property(answersOfPool, (answers) => {
        const { points, max } = gradeOf(answers)
        expect(max).toBe(600)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(max)
        expect(gradeOf(answers.slice(1)).points).toBeLessThanOrEqual(points)
      }),
    )
  })
})

test('drawing never repeats a question, draws as many as asked, and takes those unseen first', () => {
  const ids = pool.map(({ id }) => id)
  const seed = fc.integer({ min: 0, max: 2 ** 31 - 2 })
  const draw = fc.integer({ min: 1, max: ids.length })
  fc.assert(
    fc.property(seed, draw, fc.boolean(), fc.subarray(ids), (start, count, shuffle, seen) => {
      const drawn = drawQuestions(someQuiz({ draw: count, shuffle }), start, new Set(seen))
      expect(new Set(drawn).size).toBe(drawn.length)
      expect(drawn).toHaveLength(count)
      expect(ids).toEqual(expect.arrayContaining(drawn))
      expect(drawn.filter((id) => !seen.includes(id))).toHaveLength(Math.min(count, ids.length - seen.length))
    }),
  )
})
