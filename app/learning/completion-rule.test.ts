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
  const terms = { plannedMinutes: 60, thresholdPercent: 80, exercisesRequired: true, openMeetings: 0 }
  test.each([
    ['nothing done', [], 0, false, ['quiz-b', 'quiz-c'], 48],
    ['all exercises, one minute short', ['quiz-b', 'quiz-c'], 47, false, [], 1],
    ['all exercises and exactly the threshold', ['quiz-b', 'quiz-c'], 48, true, [], 0],
    ['all minutes, one exercise missing', ['quiz-b'], 60, false, ['quiz-c'], 0],
    ['everything', ['a', 'b', 'c', 'quiz-b', 'quiz-c'], 60, true, [], 0],
  ])('%s', (_name, done, creditedMinutes, complete, missingActivityIds, minutesMissing) => {
    const verdict = judgeCompletion({ outline, terms, completedIds: new Set(done), creditedMinutes })
    expect(verdict).toEqual({ complete, missingActivityIds, minutesMissing, openMeetings: 0 })
  })

  test('a threshold that does not divide rounds up', () => {
    const input = { outline, completedIds: new Set(['quiz-b', 'quiz-c']), creditedMinutes: 48 }
    expect(judgeCompletion({ ...input, terms: { ...terms, plannedMinutes: 61 } }).minutesMissing).toBe(1)
  })

  test('meetings alone ask for no exercise', () => {
    const input = { outline, completedIds: new Set<string>(), creditedMinutes: 60 }
    expect(judgeCompletion({ ...input, terms: { ...terms, exercisesRequired: false } }).complete).toBe(true)
  })

  test('enough minutes do not complete a course whose last meeting is still to come', () => {
    const input = { outline, completedIds: new Set(['quiz-b', 'quiz-c']), creditedMinutes: 60 }
    const verdict = judgeCompletion({ ...input, terms: { ...terms, openMeetings: 1 } })
    expect(verdict).toMatchObject({ complete: false, openMeetings: 1 })
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
