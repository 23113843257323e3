import { expect, test } from 'vitest'
import { seededRandom } from '#app/platform/seeded-random.ts'
import { openTally, sealTally, wordingOf } from './sealed-tally.server.ts'
import { addReply, emptyTally, leastReplies, type SurveyAnswers } from './survey-tally.ts'

const random = seededRandom(19)
const replies: SurveyAnswers[] = Array.from({ length: 57 }, () => ({
  uno: 1 + random.below(5),
  due: 1 + random.below(5),
}))

test('shows nothing before five replies, then grows by five: no two looks differ by one person', () => {
  let tally = emptyTally
  let shown = 0
  for (const [index, reply] of replies.entries()) {
    tally = addReply(tally, reply)
    expect(tally.shown.replies + tally.waiting.replies).toBe(index + 1)
    const grown = tally.shown.replies - shown
    expect(grown === 0 || grown >= leastReplies).toBe(true)
    if (index + 1 < leastReplies) expect(tally.shown.statements).toEqual({})
    shown = tally.shown.replies
  }
  expect(shown).toBe(55)
})

test('counts each answer once, statement by statement', () => {
  const first = replies.slice(0, 55)
  const { shown } = first.reduce(addReply, emptyTally)
  for (const name of ['uno', 'due']) {
    const counted = [1, 2, 3, 4, 5].map((step) => first.filter((reply) => reply[name] === step).length)
    expect(shown.statements[name]).toEqual(counted)
  }
})

test('is the same whatever the order of the replies it was made of', () => {
  const five = replies.slice(0, 5)
  expect(five.toReversed().reduce(addReply, emptyTally)).toEqual(five.reduce(addReply, emptyTally))
})

test('sealed says nothing by its text or length, never looks the same, and comes back whole', () => {
  const tallies = [1, 4, 5, 57].map((count) => replies.slice(0, count).reduce(addReply, emptyTally))
  const sealed = tallies.map(sealTally)
  expect(new Set(sealed.map((text) => text.length)).size).toBe(1)
  expect(sealTally(emptyTally)).not.toBe(sealTally(emptyTally))
  expect(sealed.map(openTally)).toEqual(tallies)
  expect(sealed.join('')).not.toContain('replies')
  expect(() => openTally(sealed[0]?.replace(/.$/, '!') ?? '')).toThrow()
})

test('of other words is another tally', () => {
  const statements = [{ name: 'uno', text: 'Una frase.' }]
  const [first] = statements
  expect(wordingOf({ statements })).toBe(wordingOf({ statements: [...statements] }))
  for (const other of [[], [{ name: 'uno', text: 'Un’altra.' }], [{ name: 'altro', text: first?.text ?? '' }]])
    expect(wordingOf({ statements: other })).not.toBe(wordingOf({ statements }))
})
