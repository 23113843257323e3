import { beforeAll, expect, test } from 'vitest'
import { itemFigures, testFigures } from '#app/assessment/item-statistics.ts'
import { sumsOf, type Row } from '#app/assessment/item-sums.fixtures.ts'
import { getQuizStatistics } from '#app/assessment/quiz-statistics.server.ts'
import type { Question, QuizSpec } from '#app/assessment/schemas.ts'
import { wordingOf } from '#app/assessment/wording.server.ts'
import { addCourse, type TestCourse } from '#app/reporting/coverage.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { seededRandom } from '#app/platform/seeded-random.ts'

const letters = ['a', 'b', 'c', 'd', 'e', 'f']
const activityId = 'verifica'
const began = new Date('2026-03-02T09:00:00Z')

function questionOf(id: string, promptHtml = `<p>${id}</p>`): Question {
  const choices = ['c1', 'c2', 'c3'].map((choice) => ({
    id: choice,
    html: choice,
    correct: choice === 'c1',
    feedbackHtml: null,
  }))
  return { id, type: 'single', promptHtml, points: 100, hintHtml: null, feedbackHtml: null, choices }
}

function quizOf(questions: Question[]): QuizSpec {
  const rules = {
    passPercent: 60,
    attempts: 0,
    timeLimitMinutes: 0,
    waitMinutes: 0,
    draw: questions.length,
    shuffle: false,
    feedback: 'each',
  } as const
  return { kind: 'quiz', id: activityId, title: 'Verifica', ...rules, questions, pools: [] }
}

async function addSpec(courseVersionId: string, questions: Question[]) {
  await db().assessmentSpec.create({ data: { courseVersionId, activityId, kind: 'quiz', spec: quizOf(questions) } })
}

/** One person's attempt: right where the row says 1, else the second choice; null was not drawn. */
async function attempt(
  course: TestCourse,
  row: Row,
  options: { enrolmentId?: string; number?: number; open?: boolean },
) {
  const enrolmentId = options.enrolmentId ?? (await enrolment(course))
  const number = options.number ?? 1
  const given = row.flatMap((points, index) => (points === null ? [] : [{ itemId: letters[index] ?? '', points }]))
  const id = newId()
  const total = given.reduce((sum, { points }) => sum + points * 100, 0)
  await db().attempt.create({
    data: {
      id,
      enrolmentId,
      courseVersionId: course.versionId,
      activityId,
      kind: 'quiz',
      number,
      seed: 1,
      drawn: given.map(({ itemId }) => itemId),
      startedAt: new Date(began.getTime() + number * 1000),
      submittedAt: options.open ? null : began,
      pointsHundredths: options.open ? null : total,
      maxHundredths: options.open ? null : given.length * 100,
      answers: {
        create: given.map(({ itemId, points }, index) => ({
          id: newId(),
          itemId,
          sequence: index + 1,
          value: { type: 'single', choice: points === 1 ? 'c1' : 'c2' },
          receivedAt: began,
          pointsHundredths: points * 100,
          maxHundredths: 100,
        })),
      },
    },
  })
  return enrolmentId
}

async function enrolment({ editionId, versionId }: TestCourse) {
  const personId = newId()
  await db().person.create({
    data: { id: personId, givenName: 'Prova', familyName: 'Prova', fiscalCodeHash: personId, fiscalCodeCipher: '-' },
  })
  const id = newId()
  await db().enrolment.create({
    data: { id, personId, editionId, courseVersionId: versionId, enrolledAt: began },
  })
  return id
}

let course: TestCourse
const random = seededRandom(20_261_125)
/** Sixty people of differing ability; each draws five of the six questions. */
const rows: Row[] = Array.from({ length: 60 }, (_, person) =>
  letters.map((_letter, index) => {
    if (person % 6 === index) return null
    return random.next() < 0.2 + person / 100 + index / 20 ? 1 : 0
  }),
)

beforeAll(async () => {
  course = await addCourse('statistiche')
  await addSpec(
    course.versionId,
    letters.map((letter) => questionOf(letter)),
  )
  for (const row of rows) await attempt(course, row, {})
})

test('the database sums what the plainest way sums', async () => {
  const plain = sumsOf(rows)
  const { test: figures, questions } = await getQuizStatistics(activityId, [course.versionId])
  const close = (value: number | null | undefined) => (value == null ? null : Math.round(value * 1e9) / 1e9)
  const expected = testFigures(plain.test)
  expect(figures).toMatchObject({ attempts: 60, confidence: 'sound' })
  const testKeys = ['mean', 'deviation', 'alpha', 'standardError'] as const
  expect(testKeys.map((key) => close(figures[key]))).toEqual(testKeys.map((key) => close(expected[key])))
  for (const letter of letters) {
    const own = questions.find(({ question }) => question.id === letter)
    const item = itemFigures(plain.item(letter))
    const keys = ['answers', 'facility', 'deviation', 'itemRest'] as const
    expect(keys.map((key) => close(own?.[key]))).toEqual(keys.map((key) => close(item[key])))
    expect(own?.choices).toEqual({
      c1: rows.filter((row) => row[letters.indexOf(letter)] === 1).length,
      c2: rows.filter((row) => row[letters.indexOf(letter)] === 0).length,
    })
  }
})

test('only the first attempt counts, and only when it was handed in', async () => {
  const before = await getQuizStatistics(activityId, [course.versionId])
  const again = await attempt(course, [1, 1, 1, 1, 1, null], { open: true })
  await attempt(course, [1, 1, 1, 1, 1, null], { enrolmentId: again, number: 2 })
  const after = await getQuizStatistics(activityId, [course.versionId])
  expect(after.test).toEqual(before.test)
  expect(after.questions).toEqual(before.questions)
  expect(before.attemptsUsed).toEqual([{ attempts: 1, people: 60 }])
  expect(after.attemptsUsed).toEqual([
    { attempts: 1, people: 60 },
    { attempts: 2, people: 1 },
  ])
})

test('an answer changed before handing in counts as it was last', async () => {
  const before = await getQuizStatistics(activityId, [course.versionId])
  const { id: attemptId } = await db().attempt.findFirstOrThrow({ where: { activityId, number: 1 } })
  const last = await db().answer.findFirstOrThrow({ where: { attemptId }, orderBy: { sequence: 'desc' } })
  const others = await db().answer.findMany({ where: { attemptId, sequence: { lt: last.sequence } } })
  // The same answers, after each of them had been wrong first.
  for (const [index, { itemId, pointsHundredths, value }] of others.entries()) {
    const sequence = last.sequence + 1 + index
    await db().answer.create({
      data: {
        id: newId(),
        attemptId,
        itemId,
        sequence,
        receivedAt: began,
        pointsHundredths,
        maxHundredths: 100,
        value: value ?? {},
      },
    })
    const wrong = { value: { type: 'single', choice: 'c3' }, pointsHundredths: 0 }
    await db().answer.updateMany({ where: { attemptId, itemId, sequence: { lte: last.sequence } }, data: wrong })
  }
  expect(await getQuizStatistics(activityId, [course.versionId])).toEqual(before)
})

test('a corrected key counts for everybody who answered', async () => {
  const question = questionOf('f')
  const turned = {
    ...question,
    choices: question.type === 'single' ? question.choices.map((one) => ({ ...one, correct: one.id === 'c2' })) : [],
  }
  const place = { courseVersionId: course.versionId, activityId, questionId: 'f', number: 1 }
  const author = { reason: 'Prova', authorId: newId(), recordedAt: began }
  const id = newId()
  await db().keyCorrection.create({ data: { id, ...place, ...author, hash: '-', question: turned } })
  const { questions } = await getQuizStatistics(activityId, [course.versionId])
  const own = questions.find((one) => one.question.id === 'f')
  const wrong = rows.filter((row) => row[5] === 0).length
  expect(own).toMatchObject({ answers: 50, facility: wrong / 50 })
  await db().keyCorrection.delete({ where: { id } })
})

test('another wording of a question has figures of its own; under five answers none', async () => {
  const versionId = newId()
  const { courseId: id } = course
  const { hash, ...row } = await db().courseVersion.findUniqueOrThrow({ where: { id: course.versionId } })
  const copy = { ...row, outline: {}, tools: {}, effect: {}, id: versionId, hash: `${hash}-2`, number: 2, courseId: id }
  await db().courseVersion.create({ data: copy })
  const changed = questionOf('a', '<p>Un’altra domanda</p>')
  await addSpec(versionId, [changed, ...letters.slice(1).map((letter) => questionOf(letter))])
  for (let people = 0; people < 4; people += 1) await attempt({ ...course, versionId }, [1, 0, 1, 1, 1, null], {})
  const { questions } = await getQuizStatistics(activityId, [course.versionId, versionId])
  const of = (question: Question) => questions.find((one) => one.questionKey === wordingOf(question))
  expect(of(questionOf('a'))).toMatchObject({ answers: 50, confidence: 'sound', versionIds: [course.versionId] })
  expect(of(changed)).toMatchObject({ answers: 4, confidence: 'hidden', facility: null, choices: {} })
  expect(of(questionOf('b'))).toMatchObject({ answers: 54, versionIds: [course.versionId, versionId] })
})
