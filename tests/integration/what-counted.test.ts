import { readdir, readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { keepSheetIn } from '#app/assessment/answer-sheet.server.ts'
import { listAttempts } from '#app/assessment/attempt-queries.server.ts'
import { getCaseCounts } from '#app/assessment/case-statistics.server.ts'
import { gradeAnswer } from '#app/assessment/grade-answer.ts'
import { keepFirstRunsIn } from '#app/assessment/keep-first-run.server.ts'
import { listWrongAnswers } from '#app/assessment/list-wrong-answers.server.ts'
import { wordingOf } from '#app/assessment/wording.server.ts'
import { getQuizStatistics } from '#app/assessment/quiz-statistics.server.ts'
import { AnswerValue, type Question } from '#app/assessment/schemas.ts'
import { questions, someQuiz } from '#app/assessment/spec.fixtures.ts'
import { getSpec } from '#app/assessment/spec-queries.server.ts'
import { lessonText } from '#app/authoring/course.fixtures.ts'
import { answerExercise, startExercise, submitExercise } from '#app/learning/work-on-exercise.server.ts'
import { db, sql, transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { seededRandom, type Random } from '#app/platform/seeded-random.ts'
import { addCourse } from '#app/reporting/coverage.fixtures.ts'
import { answerDue } from '#tests/setup/correction.ts'
import { refusedCommit, whileCommitsFail } from '#tests/setup/database-faults.ts'
import { addLearner, choiceFor, now, publish, workCourse, type Learner } from '#tests/setup/learner.ts'

const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

/** Every sheet there is, in the order of the attempts. */
const sheets = () => db().answerSheet.findMany({ orderBy: { attemptId: 'asc' } })
const firsts = () => db().firstRun.findMany({ orderBy: [{ caseText: 'asc' }, { personId: 'asc' }] })

/** What a sheet has to say, from the journal and without SQL. */
async function sheetsByHand() {
  const attempts = await db().attempt.findMany({
    where: { kind: 'quiz', submittedAt: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true, answers: { orderBy: { sequence: 'asc' } } },
  })
  return attempts.map(({ id: attemptId, answers }) => {
    const latest = new Map(answers.filter((one) => one.pointsHundredths !== null).map((one) => [one.itemId, one]))
    const own = [...latest.values()].sort((a, b) => (a.itemId < b.itemId ? -1 : 1))
    const given = own.map((one) => ({ ...one, value: AnswerValue.parse(one.value) }))
    const written = given.flatMap(({ itemId, value }): [string, AnswerValue][] =>
      value.type === 'single' || value.type === 'multiple' ? [] : [[itemId, value]],
    )
    const answerOf = ({ itemId, pointsHundredths, value }: (typeof given)[number]) => {
      const choice = value.type === 'single' ? [value.choice] : []
      const choices = value.type === 'multiple' ? [`[${value.choices.map((one) => `"${one}"`).join(', ')}]`] : []
      return [itemId, pointsHundredths, ...choice, ...choices].join(' ')
    }
    return {
      attemptId,
      items: own.map(({ itemId }) => itemId),
      answers: given.map(answerOf),
      written: written.length === 0 ? null : Object.fromEntries(written),
    }
  })
}

/** Each person's first finished walk of the case of the course, from the journal and without SQL. */
async function firstsByHand() {
  const attempts = await db().attempt.findMany({
    where: { kind: 'case', submittedAt: { not: null } },
    include: { answers: { orderBy: { sequence: 'asc' } }, enrolment: true },
  })
  const first = new Map<string, (typeof attempts)[number]>()
  const orderOf = ({ submittedAt, number, id }: (typeof attempts)[number]) =>
    `${submittedAt?.toISOString() ?? ''} ${String(number).padStart(3, '0')} ${id}`
  for (const one of attempts.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))) {
    if (!first.has(one.enrolment.personId)) first.set(one.enrolment.personId, one)
  }
  const scenes = new Map([
    ['d-uno', 's-uno'],
    ['s-due', 's-due'],
    ['r-uno', 's-tre'],
  ])
  return [...first]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([personId, one]) => {
      const steps = one.answers.map(({ itemId, receivedAt }, index) => {
        const before = one.answers[index - 1]?.receivedAt ?? one.startedAt
        return { scene: scenes.get(itemId) ?? '', seconds: (receivedAt.getTime() - before.getTime()) / 1000 }
      })
      const sorted = steps.toSorted((a, b) => (a.scene < b.scene ? -1 : 1))
      return {
        ...{ personId, attemptId: one.id, submittedAt: one.submittedAt, number: one.number, counter: one.counter },
        ...{ editionId: one.enrolment.editionId, path: one.path },
        ...{ scenes: sorted.map(({ scene }) => scene), seconds: sorted.map(({ seconds }) => seconds) },
      }
    })
}

type Deed = {
  who: number
  exercise: 'quiz-uno' | 'quiz-due' | 'caso-uno'
  right: boolean
  handIn: boolean
  second: number
}

/** The next thing somebody does at an exercise; what is refused is refused. */
async function act({ viewer, enrolmentId }: Learner, { exercise, right, handIn, second }: Deed): Promise<void> {
  const at = later(second)
  const begun = await startExercise(viewer, { enrolmentId, activityId: exercise }, at)
  const attempt = (await listAttempts(enrolmentId, [exercise])).at(-1)
  if (!begun.ok || !attempt || attempt.submitted) return
  if (exercise !== 'caso-uno') {
    const open = attempt.drawn.find((id) => attempt.journal.every(({ itemId }) => itemId !== id))
    // Also over an answer already given: the quiz with feedback at the end lets it be changed.
    const itemId = open ?? attempt.drawn[second % attempt.drawn.length] ?? ''
    await answerExercise(viewer, await choiceFor(attempt, itemId, right), at)
    if (handIn && !open) await submitExercise(viewer, attempt.id, at)
    return
  }
  const given = { attemptId: attempt.id, answerId: newId() }
  const [itemId, value]: [string, AnswerValue] =
    attempt.journal.length === 0
      ? [
          'd-uno',
          { type: 'decision', option: right ? 'o1' : 'o2', reason: 'Per capire meglio che cosa le serve oggi.' },
        ]
      : attempt.journal.length === 1 &&
          attempt.journal[0]?.value.type === 'decision' &&
          attempt.journal[0].value.option === 'o1'
        ? ['s-due', { type: 'continue' }]
        : ['r-uno', { type: 'reflection', text: 'Chiedere prima di supporre, sempre.' }]
  await answerExercise(viewer, { ...given, itemId, value }, at)
}

const deed: fc.Arbitrary<Deed> = fc.record({
  who: fc.nat(3),
  exercise: fc.constantFrom('quiz-uno', 'quiz-due', 'caso-uno', 'caso-uno'),
  right: fc.boolean(),
  handIn: fc.boolean(),
  second: fc.nat(3000),
})

/** The same person in the course a second time, in an edition of its own. */
async function enrolAgain({ viewer, enrolmentId }: Learner): Promise<Learner> {
  const { personId, courseVersionId, edition } = await db().enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    select: { personId: true, courseVersionId: true, edition: true },
  })
  const [id, editionId] = [newId(), newId()]
  await db().edition.create({ data: { ...edition, id: editionId, name: `Edizione ${editionId}` } })
  await db().enrolment.create({ data: { id, personId, editionId, courseVersionId, enrolledAt: now } })
  return { viewer, enrolmentId: id }
}

const withoutText = (rows: Awaited<ReturnType<typeof firsts>>) =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'caseText')))

beforeAll(async () => {
  await publish(workCourse())
})

describe('what is kept is what the journal says (P4)', () => {
  test('whatever is done in whatever order, also by one person in two editions at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 24, maxLength: 40 }), async (deeds) => {
        const [one, two] = [await addLearner(), await addLearner()]
        const learners = [one, two, await enrolAgain(one), await enrolAgain(two)]
        for (let turn = 0; turn < deeds.length; turn += 4) {
          await Promise.all(deeds.slice(turn, turn + 4).map((own) => act(learners[own.who] ?? one, own)))
        }
        expect(await sheets()).toEqual(await sheetsByHand())
        expect(withoutText(await firsts())).toEqual(await firstsByHand())
      }),
      { numRuns: 5, seed: 20_261_126 },
    )
    expect((await sheets()).length).toBeGreaterThan(5)
    expect((await firsts()).length).toBeGreaterThan(5)
  })

  test('the earliest walk stays, whichever is written last', async () => {
    const learner = await addLearner()
    const other = await enrolAgain(learner)
    for (const [who, second] of [
      [learner, 900],
      [other, 60],
    ] as const) {
      for (const step of [0, 1]) {
        await act(who, { who: 0, exercise: 'caso-uno', right: false, handIn: false, second: second + step })
      }
    }
    const { personId } = learner.viewer
    expect(await db().firstRun.findMany({ where: { personId } })).toMatchObject([{ submittedAt: later(61) }])
  })

  test('an attempt is handed in with its sheet or not at all', async () => {
    const learner = await addLearner()
    const attempt = await answerDue(learner, { tre: true, quattro: false })
    const handIn = () => submitExercise(learner.viewer, attempt.id, now)
    await expect(whileCommitsFail('answer_sheet', handIn)).rejects.toThrow(refusedCommit)
    const stored = () =>
      db().attempt.findUniqueOrThrow({ where: { id: attempt.id }, select: { submittedAt: true, sheet: true } })
    expect(await stored()).toEqual({ submittedAt: null, sheet: null })
    await handIn()
    expect(await stored()).toMatchObject({ submittedAt: now, sheet: { items: ['q-quattro', 'q-tre'] } })
  })

  test('the migration finds the same in a database that was there before', async () => {
    const before = [await sheets(), await firsts()]
    await db().answerSheet.deleteMany({})
    await db().firstRun.deleteMany({})
    const folder = (await readdir('prisma/migrations')).find((name) => name.endsWith('_what_counted')) ?? ''
    const text = await readFile(`prisma/migrations/${folder}/migration.sql`, 'utf8')
    await sql().unsafe(text.slice(text.indexOf('-- Quizzes handed in before')))
    expect([await sheets(), await firsts()]).toEqual(before)
  })

  test('so does what is done for walks and quizzes stored as a whole, and doing it again changes nothing', async () => {
    const before = [await sheets(), await firsts()]
    await db().answerSheet.deleteMany({})
    await db().firstRun.deleteMany({})
    for (let turn = 0; turn < 2; turn += 1) {
      await transaction(async (tx) => {
        await keepSheetIn(tx, null)
        await keepFirstRunsIn(tx)
      })
      expect([await sheets(), await firsts()]).toEqual(before)
    }
  })
})

test('walks of another version with the same text are counted with them, each person once', async () => {
  const place = async ({ enrolmentId }: Learner) => {
    const { courseVersionId } = await db().enrolment.findUniqueOrThrow({ where: { id: enrolmentId } })
    return { courseVersionId, activityId: 'caso-uno' }
  }
  const walk = async (learner: Learner) => {
    for (const step of [0, 1]) {
      await act(learner, { who: 0, exercise: 'caso-uno', right: false, handIn: false, second: step })
    }
  }
  const old = await addLearner()
  await walk(old)
  await publish(workCourse({ '01-primo/05-cinque.mdx': lessonText('Altro da leggere.', 'lezione-cinque', 15) }))
  const fresh = await addLearner()
  await walk(fresh)
  const [before, after] = [await place(old), await place(fresh)]
  expect(before.courseVersionId).not.toBe(after.courseVersionId)
  const people = async (one: typeof before) => {
    const spec = await getSpec(one.courseVersionId, one.activityId)
    return spec.kind === 'case' ? (await getCaseCounts(one, spec)).people : 0
  }
  const total = await db().firstRun.count()
  expect([await people(before), await people(after)]).toEqual([total, total])
  const again = await enrolAgain(old)
  const { courseVersionId } = after
  await db().enrolment.update({ where: { id: again.enrolmentId }, data: { courseVersionId } })
  await walk(again)
  expect(await db().attempt.count({ where: { enrolmentId: again.enrolmentId, submittedAt: { not: null } } })).toBe(1)
  expect(await people(after)).toBe(total)
})

describe('statistics of a quiz with every type of question', () => {
  const activityId = 'verifica'
  const list: Question[] = Object.values(questions)

  function valueFor(question: Question, random: Random): AnswerValue {
    const { type } = question
    if (type === 'single') return { type, choice: random.pick(question.choices).id }
    if (type === 'multiple') {
      return { type, choices: question.choices.filter(() => random.next() < 0.5).map(({ id }) => id) }
    }
    if (type === 'order') return { type, order: question.items.map(({ id }) => id).toSorted(() => random.next() - 0.5) }
    if (type === 'match') {
      const ids = question.pairs.map(({ id }) => id)
      return { type, pairs: Object.fromEntries(ids.map((id) => [id, random.pick(ids)])) }
    }
    if (type === 'short') return { type, text: random.pick(['è così', 'non so', 'Segreto perché no?']) }
    if (type === 'numeric') return { type, text: random.pick(['1234,5 km', '1.234,9', '12']) }
    return { type, choice: '3' }
  }

  /** Somebody's attempt, some of the answers given twice. */
  async function attempt(place: { versionId: string; editionId: string }, random: Random) {
    const [personId, enrolmentId, id] = [newId(), newId(), newId()]
    const name = { givenName: 'Prova', familyName: 'Prova', fiscalCodeHash: personId, fiscalCodeCipher: '-' }
    await db().person.create({ data: { id: personId, ...name } })
    const courseVersionId = place.versionId
    const enrolment = { id: enrolmentId, personId, editionId: place.editionId, courseVersionId, enrolledAt: now }
    await db().enrolment.create({ data: enrolment })
    const asked = [...list, ...list.filter(() => random.next() < 0.3)]
    const given = asked.map((question) => ({ question, value: valueFor(question, random) }))
    const latest = [...new Map(given.map((one) => [one.question.id, gradeAnswer(one.question, one.value)])).values()]
    const sum = (of: 'points' | 'max') => latest.reduce((total, one) => total + one[of], 0)
    await db().attempt.create({
      data: {
        ...{ id, enrolmentId, courseVersionId, activityId, kind: 'quiz', number: 1, seed: 1, startedAt: now },
        ...{ drawn: list.map((one) => one.id), submittedAt: now },
        ...{ pointsHundredths: sum('points'), maxHundredths: sum('max'), passed: true },
        answers: {
          create: given.map(({ question, value }, index) => {
            const { points: pointsHundredths, max: maxHundredths } = gradeAnswer(question, value)
            const row = { id: newId(), itemId: question.id, sequence: index + 1, value, receivedAt: now }
            return { ...row, pointsHundredths, maxHundredths }
          }),
        },
      },
    })
  }

  test('are the same from the sheets as from the journal, also by keys corrected later', async () => {
    const course = await addCourse('misto')
    const courseVersionId = course.versionId
    await db().assessmentSpec.create({ data: { courseVersionId, activityId, kind: 'quiz', spec: someQuiz() } })
    const random = seededRandom(20_261_127)
    for (let person = 0; person < 24; person += 1) await attempt(course, random)
    const both = async () => {
      await db().answerSheet.deleteMany({})
      const journal = await getQuizStatistics(activityId, [courseVersionId])
      const wrong = await listWrongAnswers(activityId, [courseVersionId])
      await transaction((tx) => keepSheetIn(tx, null))
      expect(await getQuizStatistics(activityId, [courseVersionId])).toEqual(journal)
      expect(await listWrongAnswers(activityId, [courseVersionId])).toEqual(wrong)
      return journal
    }
    const published = await both()
    const key = wordingOf(questions.short)
    const latest = await db().answer.findMany({
      where: { itemId: questions.short.id, attempt: { courseVersionId } },
      distinct: ['attemptId'],
      orderBy: { sequence: 'desc' },
      select: { value: true },
    })
    const people = latest.filter(({ value }) => JSON.stringify(value).includes('non so')).length
    const wrong = await listWrongAnswers(activityId, [courseVersionId])
    expect(wrong.get(key)?.frequent).toContainEqual({ text: 'non so', people })
    const { short } = questions
    const changes: Question[] = [
      { ...short, accepted: ['non so'] },
      { ...questions.numeric, value: 12 },
      { ...questions.multiple, penaltyPercent: 0 },
    ]
    for (const [index, question] of changes.entries()) {
      const place = { courseVersionId, activityId, questionId: question.id, number: index + 1, question }
      const facts = { reason: 'Prova', authorId: newId(), recordedAt: now, hash: '-' }
      await db().keyCorrection.create({ data: { id: newId(), ...place, ...facts } })
    }
    const corrected = await both()
    const facility = ({ questions: all }: typeof published) =>
      all.find(({ question }) => question.id === short.id)?.facility
    const right = (await db().answerSheet.findMany({ where: { attempt: { courseVersionId } } })).filter(({ written }) =>
      JSON.stringify(written).includes('non so'),
    )
    expect(facility(corrected)).toBeCloseTo(right.length / 24, 10)
    expect(facility(corrected)).not.toBe(facility(published))
  })
})
