import { expect, test } from 'vitest'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { lessonText, quizText, smallCourse } from './course.fixtures.ts'
import { publishCourse } from './publish-course.server.ts'
import { getQuizReport } from './quiz-report.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const trainer = viewerWith([grantOf('trainer')])

test('has the questions of every version, those in use first, and nothing of people while they are few', async () => {
  await publishCourse(smallCourse(), now)
  const reworded = quizText.replace('Che cosa chiedi per prima cosa?', 'Da che cosa cominci?')
  await publishCourse(smallCourse({ '01-primo/01-uno.mdx': lessonText(reworded) }), now)
  const report = await getQuizReport(trainer, 'prova', 'quiz-uno')
  expect(report.test).toMatchObject({ attempts: 0, confidence: 'hidden', mean: null })
  expect(report.questions.map(({ id, current, promptHtml }) => [id, current, promptHtml])).toEqual([
    ['q-uno', true, '<p>Da che cosa cominci?</p>'],
    ['q-due', true, '<p>Metti in ordine.</p>'],
    ['q-uno', false, '<p>Che cosa chiedi per prima cosa?</p>'],
  ])
})

test.each(['caso-uno', 'lezione-uno', 'altro'])('%s is no quiz', async (activityId) => {
  await expect(getQuizReport(trainer, 'prova', activityId)).rejects.toMatchObject({ code: 'not_found' })
})

test('is not for a learner', async () => {
  await expect(getQuizReport(viewerWith([]), 'prova', 'quiz-uno')).rejects.toMatchObject({ code: 'forbidden' })
})
