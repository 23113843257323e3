import { beforeAll, expect, test } from 'vitest'
import { lessonText } from '#app/authoring/course.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addAmbito } from '#app/organisation/territory.fixtures.ts'
import { addLearner, now, publish, workCourse } from '#tests/setup/learner.ts'
import { getLessonPage } from './lesson-page.server.ts'

let organisationId: string
let learner: Awaited<ReturnType<typeof addLearner>>

const cardsOf = async (lessonId: string) =>
  (await getLessonPage(learner.viewer, learner.enrolmentId, lessonId, now)).reader.cards

beforeAll(async () => {
  const text = 'Da leggere.\n\n<TerritoryCard>\nGuarda il tuo Comune.\n</TerritoryCard>'
  await publish(workCourse({ '01-primo/04-quattro.mdx': lessonText(text, 'lezione-quattro', 15) }))
  const place = await addAmbito('prova')
  organisationId = place.organisationId
  learner = await addLearner([place.registryId])
})

test('a lesson with the card says where to find figures, and shows those that come later', async () => {
  expect(await cardsOf('lezione-quattro')).toMatchObject({ territory: { state: 'nothing', place: 'Comune prova' } })
  await db().territoryProfile.create({
    data: { id: newId(), organisationId, year: 2019, foreignBasisPoints: 1090, sourceAuthor: 'A', sourceTitle: 'T' },
  })
  expect(await cardsOf('lezione-quattro')).toMatchObject({
    territory: { state: 'own', profile: { foreignBasisPoints: 1090, communities: [] } },
  })
})

test('a lesson without it loads none, the first time and later', async () => {
  expect(await cardsOf('lezione-cinque')).toEqual({})
  expect(await cardsOf('lezione-cinque')).toEqual({})
})
