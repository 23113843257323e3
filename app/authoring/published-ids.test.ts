import { expect, test } from 'vitest'
import { checkCourse } from './check-course.ts'
import { smallCourse } from './course.fixtures.ts'
import { idProblems, publishedIds } from './published-ids.ts'

test('ids that people’s records may name', () => {
  const { course } = checkCourse(smallCourse())
  if (!course) throw new Error('the fixture has faults')
  const published = publishedIds({ outline: course.outline, specs: course.lessons.flatMap(({ specs }) => specs) })
  const wanted = ['lezione-uno', 'quiz-uno', 'q-uno', 'q-due', 'lezione-due', 's-uno', 's-due', 's-tre']
  expect(wanted.filter((id) => !published.has(id))).toEqual([])
})

/** `a b:a`: an exercise a with a part b. */
const ids = (text: string) =>
  new Map(
    text
      .split(' ')
      .filter(Boolean)
      .map((word): [string, string | null] => {
        const [id = '', exercise] = word.split(':')
        return [id, exercise ?? null]
      }),
  )

test.each([
  ['nothing before', 'a b', [], '', '', [], []],
  ['all kept', 'a b', [], 'a b', 'a b', [], []],
  ['one gone', 'a', [], 'a b', 'a b', ['b'], []],
  ['one gone and said so', 'a', ['b'], 'a b', 'a b', [], []],
  ['gone long ago and forgotten', 'a', [], 'a', 'a b', ['b'], []],
  ['gone long ago, still said', 'a', ['b'], 'a', 'a b', [], []],
  ['gone and back', 'a b', [], 'a', 'a b', [], ['b']],
  ['part of an exercise gone', 'a', [], 'a b:a', 'a b:a', ['b'], []],
  ['an exercise gone with its parts', 'c', [], 'a b:a c', 'a b:a c', ['a'], []],
  ['an exercise gone with its parts and said so', 'c', ['a'], 'a b:a c', 'a b:a c', [], []],
])('%s', (_name, next, retired, current, ever, dropped, returned) => {
  const problems = idProblems({ next: ids(next), retired, current: ids(current), ever: ids(ever) })
  expect(problems).toEqual({ dropped, returned })
})
