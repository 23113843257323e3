import { beforeAll, describe, expect, test } from 'vitest'
import { lessonText, markedCaseText } from '#app/authoring/course.fixtures.ts'
import { addAmbito, addPerson } from '#app/certificates/world.fixtures.ts'
import { getMarkingQueue } from '#app/authoring/marking-queue.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addLearner, now, publish, stateOf, walkCaseOf, workCourse, type Learner } from '#tests/setup/learner.ts'
import { getAgreement } from './agreement-queries.server.ts'
import { getAnswerToMark } from './answer-to-mark.server.ts'
import { claimAnswer, claimLasts, releaseAnswer } from './claim-answer.server.ts'
import { markAnswer } from './mark-answer.server.ts'
import { getOwnAnswer, listReturned } from './own-answer.server.ts'
import { reviseAnswer } from './revise-answer.server.ts'
import type { MarkingForm } from './schemas.ts'

beforeAll(async () => {
  await publish(workCourse({ '01-primo/03-tre.mdx': lessonText(`Testo.\n\n${markedCaseText}`, 'lezione-tre', 10) }))
})

async function addTrainer(): Promise<Viewer> {
  return viewerWith([grantOf('trainer')], await addPerson())
}

async function answered(second = false) {
  const { comune } = await addAmbito(`M${newId().slice(0, 8)}`)
  const learner = await addLearner([comune.registry])
  await walkCaseOf(learner)
  const { enrolmentId } = learner
  const { id } = await db().openAnswer.findFirstOrThrow({ where: { enrolmentId }, select: { id: true } })
  if (second) await db().openAnswer.update({ where: { id }, data: { second } })
  return { learner, answerId: id }
}

const reading = (changes: Partial<MarkingForm> = {}): MarkingForm => ({
  ...{ intent: 'mark', textNumber: 1, levels: [1, 1], comments: [], comment: 'Bene.' },
  ...changes,
})
const back = reading({ intent: 'return', levels: [], comment: 'Fai un esempio.' })
const revision = () => ({ revisionId: newId(), text: 'Chiedere prima di supporre: lunedì proverò così.' })

async function actionsOn(answerId: string) {
  const rows = await db().auditEntry.findMany({ where: { subjectId: answerId }, orderBy: { id: 'asc' } })
  return rows.map(({ action }) => action)
}
async function mailsTo({ viewer }: Learner) {
  const { email } = await db().account.findUniqueOrThrow({ where: { personId: viewer.personId } })
  return (await db().mail.findMany({ where: { recipient: email }, orderBy: { queuedAt: 'asc' } })).map(
    ({ subject }) => subject,
  )
}

describe('a finished run', () => {
  test('puts its marked reflection into the queue, without a name, once', async () => {
    const { learner, answerId } = await answered()
    await walkCaseOf(learner, 'o2')
    expect(await db().openAnswer.count({ where: { enrolmentId: learner.enrolmentId } })).toBe(1)
    const queue = await getMarkingQueue(await addTrainer(), { course: 'prova', exercise: 'caso-uno' }, now)
    const line = queue.lines.find(({ id }) => id === answerId)
    expect(line).toMatchObject({ state: 'waiting', departmentKind: 'registry', revised: false, claim: 'none' })
    expect(JSON.stringify(line)).not.toMatch(/Giulia|Fontanalunga/)
    expect(JSON.stringify(line)).not.toContain(learner.viewer.personId)
    expect(await stateOf(learner, 'caso-uno')).toMatchObject({
      completed: true,
      readings: { 'r-uno': { answerId, state: 'waiting', levels: [] } },
    })
  })

  test('shows the trainer context and anchors, the learner never the anchors (P3)', async () => {
    const { learner, answerId } = await answered()
    const shown = JSON.stringify(await getAnswerToMark(await addTrainer(), answerId, now))
    expect(shown).toContain('ANCORA-SEGRETA')
    expect(shown).toContain('Per capire meglio che cosa le serve oggi.')
    expect(shown).not.toContain(learner.viewer.personId)
    const own = JSON.stringify([await stateOf(learner, 'caso-uno'), await getOwnAnswer(learner.viewer, answerId)])
    expect(own).not.toMatch(/ANCORA/)
  })
})

describe('who may', () => {
  test('offices and learners read no answer; an answer of somebody else, or one’s own to mark, is not there', async () => {
    const { learner, answerId } = await answered()
    const { office } = await addAmbito(`M${newId().slice(0, 8)}`)
    for (const viewer of [office, learner.viewer]) {
      await expect(getAnswerToMark(viewer, answerId, now)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(getMarkingQueue(viewer, { course: null, exercise: null }, now)).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(markAnswer(viewer, answerId, reading(), now)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(claimAnswer(viewer, answerId, now)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(releaseAnswer(viewer, answerId)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(getAgreement(viewer, 'caso-uno', [])).rejects.toMatchObject({ code: 'forbidden' })
    }
    const other = await addLearner()
    await expect(getOwnAnswer(other.viewer, answerId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(reviseAnswer(other.viewer, answerId, revision(), now)).rejects.toMatchObject({ code: 'not_found' })
    const self = { ...learner.viewer, grants: [grantOf('trainer')] }
    await expect(getAnswerToMark(self, answerId, now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(markAnswer(self, answerId, reading(), now)).rejects.toMatchObject({ code: 'not_found' })
    expect(
      (await getMarkingQueue(self, { course: null, exercise: null }, now)).lines.map(({ id }) => id),
    ).not.toContain(answerId)
  })
})

describe('taking an answer', () => {
  test('several at once: one has it, until the time is over or it is put back', async () => {
    const { answerId } = await answered()
    const trainers = [await addTrainer(), await addTrainer(), await addTrainer(), await addTrainer()] as const
    const outcomes = await Promise.all(trainers.map((one) => claimAnswer(one, answerId, now)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const winner = trainers[outcomes.findIndex(({ ok }) => ok)] ?? trainers[0]
    const loser = trainers.find((one) => one !== winner) ?? trainers[0]
    expect(await markAnswer(loser, answerId, reading(), now)).toEqual({ ok: false, reason: 'claimed_by_other' })
    const later = new Date(now.getTime() + claimLasts)
    expect(await claimAnswer(loser, answerId, later)).toEqual({ ok: true })
    await releaseAnswer(winner, answerId)
    expect(await claimAnswer(winner, answerId, later)).toMatchObject({ ok: false })
    await releaseAnswer(loser, answerId)
    expect(await claimAnswer(winner, answerId, later)).toEqual({ ok: true })
  })
})

describe('a reading', () => {
  test('is one fact with audit and mail, and the learner reads it in words', async () => {
    const { learner, answerId } = await answered()
    const comments = [{ paragraph: 1, start: 0, end: 8, text: 'Bello.' }]
    expect(await markAnswer(await addTrainer(), answerId, reading({ levels: [2, 0], comments }), now)).toEqual({
      ok: true,
      state: 'marked',
    })
    expect(await actionsOn(answerId)).toEqual(['answer.marked'])
    expect(await mailsTo(learner)).toEqual(['Una tua risposta è stata letta'])
    const own = await getOwnAnswer(learner.viewer, answerId)
    expect(own).toMatchObject({
      state: 'marked',
      versions: [{ number: 1, readings: [{ comment: 'Bene.', comments }] }],
    })
    const levels = [
      { criterion: 'Ascolto', words: ['LIVELLO alto'] },
      { criterion: 'Rete', words: ['Da sola'] },
    ]
    expect(own.versions[0]?.levels).toEqual(levels)
    expect(await stateOf(learner, 'caso-uno')).toMatchObject({ readings: { 'r-uno': { state: 'marked', levels } } })
  })

  test('by several at once is one: the others are refused', async () => {
    const { learner, answerId } = await answered()
    const trainers = [await addTrainer(), await addTrainer(), await addTrainer()]
    const outcomes = await Promise.all(trainers.map((one) => markAnswer(one, answerId, reading(), now)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter(({ ok }) => !ok)).toEqual(Array(2).fill({ ok: false, reason: 'already_read' }))
    expect(await db().marking.count({ where: { openAnswerId: answerId } })).toBe(1)
    expect(await mailsTo(learner)).toHaveLength(1)
  })

  test.each<[string, Partial<MarkingForm>, string]>([
    ['a level missing', { levels: [1, null] }, 'levels_missing'],
    ['a level that is none', { levels: [1, 2] }, 'levels_missing'],
    ['a return without a word', { intent: 'return', comment: '' }, 'comment_missing'],
    [
      'a comment beyond the text',
      { comments: [{ paragraph: 9, start: null, end: null, text: 'Qui' }] },
      'comment_misplaced',
    ],
    ['a comment too long', { comment: 'a'.repeat(4001) }, 'comment_long'],
    ['another text', { textNumber: 2 }, 'text_changed'],
    ['nothing to settle', { intent: 'settle' }, 'already_read'],
  ])('with %s is refused and writes nothing', async (_, changes, reason) => {
    const { answerId } = await answered()
    expect(await markAnswer(await addTrainer(), answerId, reading(changes), now)).toEqual({ ok: false, reason })
    expect(await db().marking.count({ where: { openAnswerId: answerId } })).toBe(0)
    expect(await actionsOn(answerId)).toEqual([])
  })
})

describe('a second reading', () => {
  test('does not see the first until both are in, and neither does the learner', async () => {
    const { learner, answerId } = await answered(true)
    const [first, second] = [await addTrainer(), await addTrainer()]
    await markAnswer(first, answerId, reading({ levels: [2, 1], comment: 'PRIMA-LETTURA' }), now)
    expect(JSON.stringify(await getAnswerToMark(second, answerId, now))).not.toContain('PRIMA-LETTURA')
    expect(JSON.stringify(await getOwnAnswer(learner.viewer, answerId))).not.toContain('PRIMA-LETTURA')
    expect(await mailsTo(learner)).toEqual([])
    const filter = { course: null, exercise: null }
    expect((await getMarkingQueue(first, filter, now)).lines.map(({ id }) => id)).not.toContain(answerId)
    expect((await getMarkingQueue(second, filter, now)).lines.find(({ id }) => id === answerId)?.state).toBe(
      'second_waiting',
    )
    expect(await markAnswer(first, answerId, reading(), now)).toEqual({ ok: false, reason: 'own_reading_in' })
    expect(await markAnswer(second, answerId, reading({ levels: [1, 1] }), now)).toEqual({ ok: true, state: 'marked' })
    expect(JSON.stringify(await getAnswerToMark(second, answerId, now))).toContain('PRIMA-LETTURA')
    const { versions } = await getOwnAnswer(learner.viewer, answerId)
    expect(versions[0]?.levels[0]).toEqual({ criterion: 'Ascolto', words: ['LIVELLO medio', 'LIVELLO alto'] })
    expect(await mailsTo(learner)).toHaveLength(1)
  })

  test('given by two at once takes both places; a third is refused', async () => {
    const { answerId } = await answered(true)
    const trainers = [await addTrainer(), await addTrainer(), await addTrainer()]
    const outcomes = await Promise.all(trainers.map((one) => markAnswer(one, answerId, reading(), now)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2)
    const places = await db().marking.findMany({ where: { openAnswerId: answerId }, orderBy: { place: 'asc' } })
    expect(places.map(({ place }) => place)).toEqual([1, 2])
  })

  test('far from the first is settled by a new fact, by one of several others at once', async () => {
    const { learner, answerId } = await answered(true)
    const trainers = [await addTrainer(), await addTrainer(), await addTrainer(), await addTrainer()] as const
    await markAnswer(trainers[0], answerId, reading({ levels: [0, 1] }), now)
    expect(await markAnswer(trainers[1], answerId, reading({ levels: [2, 1] }), now)).toEqual({
      ok: true,
      state: 'to_settle',
    })
    expect((await getAnswerToMark(trainers[2], answerId, now)).apart).toEqual([0])
    expect(await mailsTo(learner)).toEqual([])
    const settle = reading({ intent: 'settle', levels: [1, 1], comment: 'Insieme.' })
    const filter = { course: null, exercise: null }
    for (const own of [trainers[0], trainers[1]]) {
      expect(await markAnswer(own, answerId, settle, now)).toEqual({ ok: false, reason: 'third_settles' })
      expect(await claimAnswer(own, answerId, now)).toEqual({ ok: false, reason: 'third_settles' })
      expect((await getAnswerToMark(own, answerId, now)).turn).toBeNull()
      expect((await getMarkingQueue(own, filter, now)).lines.map(({ id }) => id)).not.toContain(answerId)
    }
    const queue = await getMarkingQueue(trainers[2], filter, now)
    expect(queue.lines.find(({ id }) => id === answerId)?.state).toBe('to_settle')
    const others = [trainers[2], trainers[3]]
    const outcomes = await Promise.all(others.map((one) => markAnswer(one, answerId, settle, now)))
    expect(outcomes.filter(({ ok }) => ok)).toEqual([{ ok: true, state: 'marked' }])
    const { versions } = await getOwnAnswer(learner.viewer, answerId)
    expect(versions[0]?.levels[0]).toEqual({ criterion: 'Ascolto', words: ['LIVELLO medio'] })
    expect(versions[0]?.readings).toHaveLength(3)
    expect(await actionsOn(answerId)).toEqual(['answer.marked', 'answer.marked', 'answer.settled'])
  })
})

describe('a return', () => {
  test('is told on the home and by mail, and the revision goes back to the queue with the text before kept', async () => {
    const { learner, answerId } = await answered()
    const trainer = await addTrainer()
    expect(await markAnswer(trainer, answerId, back, now)).toEqual({ ok: true, state: 'returned' })
    expect(await listReturned(learner.viewer)).toEqual([{ id: answerId }])
    expect(await mailsTo(learner)).toEqual(['Una tua risposta è tornata con un commento'])
    expect(await reviseAnswer(learner.viewer, answerId, { ...revision(), text: 'Breve' }, now)).toMatchObject({
      ok: false,
      reason: 'revision_short',
      min: 20,
    })
    const given = revision()
    expect(await reviseAnswer(learner.viewer, answerId, given, now)).toEqual({ ok: true, repeated: false })
    expect(await reviseAnswer(learner.viewer, answerId, given, now)).toEqual({ ok: true, repeated: true })
    expect(await reviseAnswer(learner.viewer, answerId, { ...given, text: `${given.text} E poi?` }, now)).toMatchObject(
      { ok: false, reason: 'revision_id_taken' },
    )
    expect(await reviseAnswer(learner.viewer, answerId, revision(), now)).toMatchObject({
      ok: false,
      reason: 'not_returned',
    })
    expect(await listReturned(learner.viewer)).toEqual([])
    const own = await getOwnAnswer(learner.viewer, answerId)
    expect(own.state).toBe('waiting')
    expect(own.versions.map(({ number, text }) => [number, text])).toEqual([
      [2, given.text],
      [1, 'Chiedere prima di supporre, sempre.'],
    ])
    expect(own.versions[1]?.readings).toMatchObject([{ kind: 'return', comment: 'Fai un esempio.' }])
    expect(await markAnswer(trainer, answerId, reading(), now)).toEqual({ ok: false, reason: 'text_changed' })
    expect(await markAnswer(trainer, answerId, reading({ textNumber: 2 }), now)).toEqual({ ok: true, state: 'marked' })
    expect(await actionsOn(answerId)).toEqual(['answer.returned', 'answer.revised', 'answer.marked'])
  })

  test('revised in two windows at once is one new text', async () => {
    const { learner, answerId } = await answered()
    await markAnswer(await addTrainer(), answerId, back, now)
    const outcomes = await Promise.all(
      [revision(), revision()].map((one) => reviseAnswer(learner.viewer, answerId, one, now)),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().answerText.count({ where: { openAnswerId: answerId } })).toBe(2)
  })
})

test('agreement counts pairs of first and second readings, not settlements', async () => {
  const [first, second] = [await addTrainer(), await addTrainer()]
  const { courseVersionId } = await db().openAnswer.findFirstOrThrow({ select: { courseVersionId: true } })
  const before = (await getAgreement(first, 'caso-uno', [courseVersionId]))[0]?.pairs ?? 0
  for (let count = 0; count < 6; count += 1) {
    const { answerId } = await answered(true)
    await markAnswer(first, answerId, reading({ levels: [count % 3, 1] }), now)
    await markAnswer(second, answerId, reading({ levels: [count % 3, 1] }), now)
  }
  const agreement = await getAgreement(first, 'caso-uno', [courseVersionId])
  expect(agreement[0]).toMatchObject({ criterion: 'Ascolto', pairs: before + 6, confidence: 'weak' })
  expect(agreement[1]).toMatchObject({ criterion: 'Rete', kappa: null, same: 1 })
})
