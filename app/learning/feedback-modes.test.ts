import { beforeAll, expect, test } from 'vitest'
import { addLearner, begin, choiceFor, now, publish, quizOf, stateOf, workCourse } from '#tests/setup/learner.ts'
import { lessonText } from '#app/authoring/course.fixtures.ts'
import { answerExercise, submitExercise } from './work-on-exercise.server.ts'

const modes = ['each', 'end', 'never'] as const

beforeAll(async () => {
  const quizzes = modes.map((mode) => quizOf(`quiz-${mode}`, `feedback="${mode}"`, [`q-${mode}-uno`, `q-${mode}-due`]))
  await publish(workCourse({ '01-primo/05-cinque.mdx': lessonText(quizzes.join('\n\n'), 'lezione-cinque', 15) }))
})

/** What is told at each moment: nothing yet, of the first answer, of everything. */
test.each([
  ['each', 'first', 'all'],
  ['end', 'none', 'all'],
  ['never', 'none', 'none'],
])('feedback “%s”: after the first of two answers %s, at the end %s (P3)', async (mode, afterOne, atEnd) => {
  const learner = await addLearner()
  const attempt = await begin(learner, `quiz-${mode}`)
  const [first, second] = [`q-${mode}-uno`, `q-${mode}-due`]
  const told = async () => {
    const shown = JSON.stringify(await stateOf(learner, `quiz-${mode}`))
    const isToldOf = [first, second].map((id) => shown.includes(`PERCHE-NO ${id}`) || shown.includes(`PERCHE-SI ${id}`))
    const hasVerdict = /"right":|"solution":|"points":/.test(shown)
    expect(hasVerdict).toBe(isToldOf.includes(true))
    return isToldOf.join() === 'true,true' ? 'all' : isToldOf.join() === 'true,false' ? 'first' : 'none'
  }
  expect(await told()).toBe('none')
  await answerExercise(learner.viewer, await choiceFor(attempt, first, false), now)
  expect(await told()).toBe(afterOne)
  await answerExercise(learner.viewer, await choiceFor(attempt, second, true), now)
  if (mode !== 'each') await submitExercise(learner.viewer, attempt.id, now)
  expect(await told()).toBe(atEnd)
  expect(await stateOf(learner, `quiz-${mode}`)).toMatchObject({ attempt: { result: { percent: 50, passed: false } } })
})
