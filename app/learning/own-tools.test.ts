import { beforeAll, expect, test } from 'vitest'
import { lessonText } from '#app/authoring/course.fixtures.ts'
import { checklistText, goodPracticeText } from '#app/authoring/practice.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { addLearner, now, publish, withdraw, workCourse } from '#tests/setup/learner.ts'
import { enrolInCourse } from './enrol-in-course.server.ts'
import { getLessonPage } from './lesson-page.server.ts'
import { getOwnTool, getOwnTools } from './own-tools.server.ts'
import { getPublicGlossary } from './public-glossary.server.ts'

const body = `Testo.\n\n${checklistText}\n\n${goodPracticeText}\n\nIl <Term word="Nido">dove stanno i piccoli</Term>.`
const equipped = workCourse({ '01-primo/05-cinque.mdx': lessonText(body, 'lezione-cinque', 15) })
const notFound = { code: 'not_found' }

let early: Awaited<ReturnType<typeof addLearner>>

beforeAll(async () => {
  expect(await getPublicGlossary()).toEqual([])
  await publish(workCourse())
  early = await addLearner()
  await publish(equipped)
})

test('what a learner keeps comes with its lesson; it stays after completion', async () => {
  const { viewer, enrolmentId } = await addLearner()
  const shown = await getOwnTools(viewer, enrolmentId)
  expect(shown.courseTitle).toBe('Corso di prova')
  expect(shown.tools).toMatchObject([
    { id: 'lista-uno', kind: 'checklist', lessonId: 'lezione-cinque', lessonTitle: 'Lezione' },
    { id: 'pratica-una', kind: 'practice', lessonTitle: 'Lezione' },
  ])
  expect(shown.words.map(({ letter, words }) => [letter, words.map(({ word }) => word)])).toEqual([
    ['N', ['Nido']],
    ['V', ['verbale']],
  ])
  await db().enrolment.update({ where: { id: enrolmentId }, data: { state: 'completed', completedAt: now } })
  expect(await getOwnTools(viewer, enrolmentId)).toEqual(shown)
  expect((await getOwnTool(viewer, enrolmentId, 'pratica-una')).tool).toEqual(shown.tools[1])
})

test('nobody else comes in, and what the version does not have is not there', async () => {
  const learner = await addLearner()
  const other = await addLearner()
  const { enrolmentId } = learner
  await expect(getOwnTools(other.viewer, enrolmentId)).rejects.toMatchObject(notFound)
  await expect(getOwnTool(other.viewer, enrolmentId, 'lista-uno')).rejects.toMatchObject(notFound)
  await expect(getOwnTool(learner.viewer, enrolmentId, 'lista-nessuna')).rejects.toMatchObject(notFound)
  await withdraw(learner)
  await expect(getOwnTools(learner.viewer, enrolmentId)).rejects.toMatchObject(notFound)
})

test('who began on a version without tools keeps that version', async () => {
  expect(await getOwnTools(early.viewer, early.enrolmentId)).toMatchObject({ tools: [], words: [] })
  const page = await getLessonPage(early.viewer, early.enrolmentId, 'lezione-cinque', now)
  expect(page.keepsTools).toBe(false)
})

test('only the last lesson says that there is something to keep', async () => {
  const { viewer, enrolmentId } = await addLearner()
  const keeps = async (id: string) => (await getLessonPage(viewer, enrolmentId, id, now)).keepsTools
  expect([await keeps('lezione-quattro'), await keeps('lezione-cinque')]).toEqual([false, true])
})

test('the public glossary has the words of the versions people can take now, each with its course', async () => {
  const other = workCourse({
    '01-primo/05-cinque.mdx': lessonText('Il <Term word="nido">un altro modo di dirlo</Term>.', 'lezione-cinque', 15),
  })
  await publish({ ...other, slug: 'zeta' })
  const [letter] = await getPublicGlossary()
  expect(letter).toMatchObject({
    letter: 'N',
    words: [
      {
        word: 'Nido',
        meanings: [
          { html: 'dove stanno i piccoli', from: { id: 'prova' } },
          { html: 'un altro modo di dirlo', from: { id: 'zeta' } },
        ],
      },
    ],
  })
  await expect(enrolInCourse(early.viewer, 'zeta', now)).resolves.toBeDefined()
})
