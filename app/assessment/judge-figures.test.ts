import { describe, expect, test } from 'vitest'
import { judgeQuestion, judgeTest, type QuestionVerdict, type TestVerdict } from './judge-figures.ts'

describe('the verdict on a question', () => {
  test.each<[QuestionVerdict, 'hidden' | 'weak' | 'sound', number | null, number | null]>([
    ['too_few', 'hidden', null, null],
    ['reversed', 'sound', 0.2, -0.01],
    ['reversed', 'weak', 0.97, -0.1],
    ['hard', 'sound', 0.34, 0.5],
    ['flat', 'sound', 0.35, 0.19],
    ['fine', 'sound', 0.35, 0.2],
    ['fine', 'sound', 0.94, 0.2],
    ['easy', 'sound', 0.95, 0.05],
    ['fine', 'weak', 0.6, null],
  ])('%s: %s, facility %s, discrimination %s', (verdict, confidence, facility, discrimination) => {
    expect(judgeQuestion({ confidence, facility, discrimination })).toBe(verdict)
  })
})

describe('the verdict on a quiz', () => {
  test.each<[TestVerdict, 'hidden' | 'weak' | 'sound', number | null]>([
    ['too_few', 'hidden', null],
    ['indicative', 'weak', 0.9],
    ['indicative', 'sound', 0.74],
    ['reliable', 'sound', 0.75],
    ['indicative', 'sound', null],
  ])('%s: %s, alpha %s', (verdict, confidence, alpha) => {
    expect(judgeTest({ confidence, alpha })).toBe(verdict)
  })
})
