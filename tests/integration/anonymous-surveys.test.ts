import { beforeEach, describe, expect, test } from 'vitest'
import { openTally } from '#app/assessment/sealed-tally.server.ts'
import type { SurveyAnswers } from '#app/assessment/survey-tally.ts'
import { getSurveyReport } from '#app/authoring/survey-report.server.ts'
import { getTakenSurvey } from '#app/learning/taken-survey.server.ts'
import { takeSurvey } from '#app/learning/work-on-practice.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { refusedCommit, whileCommitsFail } from '#tests/setup/database-faults.ts'
import { addLearner, publish, withdraw, type Learner } from '#tests/setup/learner.ts'
import { practiceCourse } from '#tests/setup/practice.ts'
import { everyRow } from '#tests/setup/whole-database.ts'

beforeEach(async () => {
  await publish(practiceCourse())
  await sql()`DELETE FROM survey_tally`
})

const trainer = viewerWith([grantOf('trainer')])
const take = ({ viewer, enrolmentId }: Learner, answers: SurveyAnswers, activityId = 'sondaggio-pre') =>
  takeSurvey(viewer, { enrolmentId, activityId }, answers)
const learners = (count: number) => Promise.all(Array.from({ length: count }, () => addLearner()))

async function tallyOf(moment: 'pre' | 'post' = 'pre') {
  const { sealed } = await db().surveyTally.findFirstOrThrow({ where: { moment }, select: { sealed: true } })
  return openTally(sealed)
}
const report = async () => (await getSurveyReport(trainer, 'prova')).surveys[0]

describe('a reply', () => {
  test('is counted once, whoever sends it again and however often at once', async () => {
    const learner = await addLearner()
    await Promise.all([
      take(learner, { uno: 2, due: 4 }),
      take(learner, { uno: 2, due: 4 }),
      take(learner, { uno: 5, due: 5 }),
    ])
    expect(await take(learner, { uno: 1, due: 1 })).toEqual({ ok: true })
    const { waiting, shown } = await tallyOf()
    expect([waiting.replies, shown.replies]).toEqual([1, 0])
  })

  test.each<[string, SurveyAnswers]>([
    ['a statement is missing', { uno: 2 }],
    ['a statement is too many', { uno: 2, due: 3, tre: 4 }],
    ['a name is another', { uno: 2, tre: 3 }],
  ])('is not taken when %s', async (_name, answers) => {
    const learner = await addLearner()
    expect(await take(learner, answers)).toEqual({ ok: false, reason: 'survey_wrong' })
    expect(await db().surveyTaken.count({ where: { enrolmentId: learner.enrolmentId } })).toBe(0)
  })

  test('is not there to give for another person, or once withdrawn', async () => {
    const [learner, other] = [await addLearner(), await addLearner()]
    const answers = { uno: 2, due: 4 }
    await expect(take({ ...other, enrolmentId: learner.enrolmentId }, answers)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(take(learner, answers, 'diario-uno')).rejects.toMatchObject({ code: 'not_found' })
    await withdraw(learner)
    await expect(take(learner, answers)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is wholly counted or wholly not: a commit that fails leaves neither count nor mark', async () => {
    const learner = await addLearner()
    await take(await addLearner(), { uno: 1, due: 1 })
    await whileCommitsFail('survey_taken', async () => {
      await expect(take(learner, { uno: 5, due: 5 })).rejects.toThrow(refusedCommit)
    })
    expect((await tallyOf()).waiting.replies).toBe(1)
    expect(await take(learner, { uno: 5, due: 5 })).toEqual({ ok: true })
    expect((await tallyOf()).waiting.replies).toBe(2)
  })
})

describe('no path from a reply to a person', () => {
  test('what a reply leaves behind is a mark without answer or time, and one sealed row of the same length', async () => {
    const [first, second] = await learners(2)
    if (!first || !second) throw new Error('no learners')
    await take(first, { uno: 1, due: 5 })
    const before = await everyRow()
    await take(second, { uno: 4, due: 2 })
    const after = await everyRow()
    const added = [...after].map(
      ([name, rows]) => [name, rows.filter((row) => !before.get(name)?.includes(row))] as const,
    )
    const changed = new Map(added.filter(([, rows]) => rows.length > 0))
    expect([...changed.keys()].sort()).toEqual(['survey_taken', 'survey_tally'])
    expect(JSON.parse(changed.get('survey_taken')?.[0] ?? '')).toEqual({
      enrolment_id: second.enrolmentId,
      pair: 'coppia',
      moment: 'pre',
    })
    const lengths = [before, after].map((rows) => rows.get('survey_tally')?.map((row) => row.length))
    expect(lengths[0]).toEqual(lengths[1])
  })

  test('two different replies leave rows that cannot be told apart', async () => {
    const shapes = []
    for (const answers of [
      { uno: 1, due: 1 },
      { uno: 5, due: 3 },
    ]) {
      await sql()`DELETE FROM survey_tally`
      const learner = await addLearner()
      await take(learner, answers)
      const row = (await everyRow()).get('survey_tally')?.[0] ?? ''
      shapes.push(row.replace(/"sealed": "[^"]*"/, (sealed) => String(sealed.length)))
    }
    expect(shapes[0]).toBe(shapes[1])
  })

  test('neither table has a column of time, and the marks have none of answers', async () => {
    const columns = await sql()<{ name: string; type: string }[]>`
      SELECT table_name || '.' || column_name AS name, data_type AS type FROM information_schema.columns
      WHERE table_name IN ('survey_taken', 'survey_tally') ORDER BY 1`
    expect(columns.map(({ name }) => name)).toEqual([
      ...['survey_taken.enrolment_id', 'survey_taken.moment', 'survey_taken.pair'],
      ...[
        'survey_tally.course_id',
        'survey_tally.moment',
        'survey_tally.pair',
        'survey_tally.sealed',
        'survey_tally.wording',
      ],
    ])
    expect(columns.filter(({ type }) => /time|date/.test(type))).toEqual([])
  })
})

describe('the totals', () => {
  test('appear at five replies and grow by five, before and after apart', async () => {
    const people = await learners(7)
    for (const learner of people.slice(0, 4)) await take(learner, { uno: 2, due: 3 })
    expect((await report())?.moments).toEqual({ pre: null, post: null })
    for (const learner of people.slice(4)) await take(learner, { uno: 4, due: 3 })
    expect(await report()).toMatchObject({
      pair: 'coppia',
      moments: { pre: { replies: 5 }, post: null },
      statements: [
        { name: 'uno', text: 'FRASE uno.', counts: { pre: [0, 4, 0, 1, 0], post: null } },
        { name: 'due', counts: { pre: [0, 0, 5, 0, 0] } },
      ],
    })
  })

  test('of other words begin anew', async () => {
    for (const learner of await learners(5)) await take(learner, { uno: 2, due: 3 })
    const course = practiceCourse()
    const file = '01-primo/02-due.mdx'
    const text = new TextDecoder().decode(course.files.get(file)?.bytes).replaceAll('FRASE due', 'ALTRE PAROLE')
    await publish(practiceCourse({ [file]: text }))
    expect((await report())?.moments).toEqual({ pre: null, post: null })
  })

  test('are for trainers, evaluators and administrators; to the others they are forbidden', async () => {
    for (const role of ['trainer', 'evaluator', 'administrator'] as const) {
      expect((await getSurveyReport(viewerWith([grantOf(role)]), 'prova')).surveys).toHaveLength(1)
    }
    for (const grants of [[], [grantOf('ambito_office', { ambitoId: '00000000-0000-4000-8000-0000000000bb' })]]) {
      await expect(getSurveyReport(viewerWith(grants), 'prova')).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(getSurveyReport(trainer, 'nessuno')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('are for learners who have taken the survey, of their own enrolment', async () => {
    const [learner, other] = await learners(2)
    if (!learner || !other) throw new Error('no learners')
    const see = (one: Learner, place: Learner) => getTakenSurvey(one.viewer, place.enrolmentId, 'coppia')
    await expect(see(learner, learner)).rejects.toMatchObject({ code: 'not_found' })
    await take(learner, { uno: 2, due: 3 })
    expect((await see(learner, learner)).results.moments).toEqual({ pre: null, post: 'own_first' })
    await expect(see(other, learner)).rejects.toMatchObject({ code: 'not_found' })
    await expect(see(other, other)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('after the course are open to a learner only once they answered after it; trainers see them before', async () => {
    const people = await learners(6)
    const [first, ...others] = people
    if (!first) throw new Error('no learners')
    for (const one of people) await take(one, { uno: 2, due: 4 })
    for (const one of others) await take(one, { uno: 5, due: 5 }, 'sondaggio-post')
    const seen = async () => (await getTakenSurvey(first.viewer, first.enrolmentId, 'coppia')).results
    const before = await seen()
    expect(before.moments).toEqual({ pre: { replies: 5 }, post: 'own_first' })
    expect(before.statements.map(({ counts }) => counts.post)).toEqual([null, null])
    expect((await report())?.moments.post).toEqual({ replies: 5 })
    await take(first, { uno: 1, due: 1 }, 'sondaggio-post')
    const after = await seen()
    expect(after.moments.post).toEqual({ replies: 5 })
    expect(after.statements[0]?.counts.post).toEqual([0, 0, 0, 0, 5])
  })

  test('taking a survey is no progress: it neither completes nor holds up a lesson', async () => {
    const learner = await addLearner()
    await take(learner, { uno: 2, due: 3 })
    expect(await db().activityProgress.count({ where: { enrolmentId: learner.enrolmentId } })).toBe(0)
  })
})
