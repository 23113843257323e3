import { describe, expect, test } from 'vitest'
import { judgeCompletion } from './completion-rule.ts'
import { findLesson, lessonOfActivity, lessonToResume, minutesLeft, percentDone } from './course-plan.ts'
import type { CourseOutline } from './schemas.ts'

const lesson = (id: string, minutes: number, ...exercises: string[]) => ({
  id,
  title: id,
  minutes,
  activities: exercises.map((one) => ({ id: one, kind: 'quiz' as const, title: one })),
})
const outline: CourseOutline = {
  modules: [
    { id: 'm1', title: 'm1', aims: [], lessons: [lesson('a', 10), lesson('b', 20, 'quiz-b')] },
    { id: 'm2', title: 'm2', aims: [], lessons: [lesson('c', 30, 'quiz-c')] },
  ],
  audience: [],
  competences: [],
  authors: [],
  licence: '',
}

describe('a course is complete', () => {
  const course = { outline, declaredMinutes: 60, thresholdPercent: 80 }
  test.each([
    ['nothing done', [], 0, false, ['quiz-b', 'quiz-c'], 48],
    ['all exercises, one minute short', ['quiz-b', 'quiz-c'], 47, false, [], 1],
    ['all exercises and exactly the threshold', ['quiz-b', 'quiz-c'], 48, true, [], 0],
    ['all minutes, one exercise missing', ['quiz-b'], 60, false, ['quiz-c'], 0],
    ['everything', ['a', 'b', 'c', 'quiz-b', 'quiz-c'], 60, true, [], 0],
  ])('%s', (_name, done, creditedMinutes, complete, missingActivityIds, minutesMissing) => {
    const verdict = judgeCompletion({ ...course, completedIds: new Set(done), creditedMinutes })
    expect(verdict).toEqual({ complete, missingActivityIds, minutesMissing })
  })

  test('a threshold that does not divide rounds up', () => {
    const input = { outline, declaredMinutes: 61, thresholdPercent: 80, completedIds: new Set(['quiz-b', 'quiz-c']) }
    expect(judgeCompletion({ ...input, creditedMinutes: 48 }).minutesMissing).toBe(1)
  })
})

describe('the plan', () => {
  test.each([
    [[], null, 'a'],
    [['a'], 'a', 'b'],
    [['b'], 'b', 'c'],
    [['b', 'c'], 'c', 'a'],
    [[], 'c', 'c'],
    [['a', 'b', 'c'], 'b', 'b'],
  ])('resumes after %j, last seen %s, at %s', (done, last, expected) => {
    expect(lessonToResume(outline, new Set(done), last)?.id).toBe(expected)
  })

  test('knows neighbours, minutes and exercises', () => {
    const found = findLesson(outline, 'b')
    expect([found?.module.id, found?.previous?.id, found?.next?.id]).toEqual(['m1', 'a', 'c'])
    expect(findLesson(outline, 'z')).toBeNull()
    expect(lessonOfActivity(outline, 'quiz-c')?.id).toBe('c')
    expect([minutesLeft(outline, new Set(['b'])), percentDone(outline, new Set(['a', 'c']))]).toEqual([40, 66])
  })
})
