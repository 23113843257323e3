import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addLearner,
  begin,
  now,
  publish,
  stateOf,
  walkCaseOf,
  withdraw,
  workCourse,
  type Learner,
} from '#tests/setup/learner.ts'
import { listAttempts } from '#app/assessment/attempt-queries.server.ts'
import { getOwnRun } from '#app/assessment/run-queries.server.ts'
import { withdrawReason } from '#app/assessment/withdraw-reason.server.ts'
import { caseText, lessonText } from '#app/authoring/course.fixtures.ts'
import { addAmbito, type Place } from '#app/certificates/world.fixtures.ts'
import { answerExercise, startExercise } from '#app/learning/work-on-exercise.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

let place: Place

const counterText = `    <AtYourCounter department="registry">SOLO-ANAGRAFE</AtYourCounter>
    <AtYourCounter department="social_services">SOLO-SOCIALI</AtYourCounter>
`

beforeAll(async () => {
  const source = caseText.replace('    <Decision', `${counterText}    <Decision`)
  await publish(workCourse({ '01-primo/03-tre.mdx': lessonText(`Testo.\n\n${source}`, 'lezione-tre', 10) }))
  place = await addAmbito('CASI')
})

beforeEach(async () => {
  const where = { attempt: { activityId: 'caso-uno' } }
  await db().sharedReason.deleteMany({})
  await db().answer.deleteMany({ where })
  await db().attempt.deleteMany({ where: { activityId: 'caso-uno' } })
})

const long = 'Per capire meglio che cosa le serve, ho pensato a'

/** Decides, with a reason of one's own, and goes to the end. */
async function walk(learner: Learner, way: 'o1' | 'o2', options: { reason?: string; share?: boolean } = {}) {
  // Digits of an id may look like a telephone number, which would not be shown.
  const { reason = `${long} ${newId().replace(/\d/g, (digit) => 'ghilmnopqr'.charAt(Number(digit)))}`, share = false } =
    options
  const attempt = await begin(learner, 'caso-uno')
  const value = { type: 'decision', option: way, reason } as const
  const answerId = newId()
  const given = { attemptId: attempt.id, answerId, itemId: 'd-uno', value, share }
  const decided = await answerExercise(learner.viewer, given, now)
  const rest = [
    ...(way === 'o1' ? [{ itemId: 's-due', value: { type: 'continue' } as const }] : []),
    { itemId: 'r-uno', value: { type: 'reflection', text: 'Chiedere prima di supporre, sempre.' } as const },
  ]
  for (const one of rest)
    await answerExercise(learner.viewer, { attemptId: attempt.id, answerId: newId(), ...one }, now)
  return { attempt, answerId, decided, given, reason }
}

async function caseOf(learner: Learner, reasonsPage = 1) {
  const state = await stateOf(learner, 'caso-uno', now, { reasonsPage })
  if (state?.kind !== 'case') throw new Error('no case')
  return state
}

const divergenceFor = async (learner: Learner, page?: number) =>
  (await caseOf(learner, page)).attempt?.ending?.divergence

async function crowd(ways: readonly ('o1' | 'o2')[], share = false) {
  const walked = []
  for (const way of ways) {
    const learner = await addLearner()
    walked.push({ learner, ...(await walk(learner, way, { share })) })
  }
  return walked
}

describe('where colleagues diverged (P9)', () => {
  test('is silent until five others have finished, counts each once and not oneself', async () => {
    const me = await addLearner()
    await walk(me, 'o1')
    const [first] = await crowd(['o1', 'o1', 'o2', 'o2'])
    if (first) await walk(first.learner, 'o2')
    expect(await divergenceFor(me)).toEqual([])
    await crowd(['o1'])
    const [taken] = (await divergenceFor(me)) ?? []
    expect(taken).toMatchObject({ decisionId: 'd-uno', people: 5 })
    expect(Object.fromEntries(taken?.options.map(({ id, people }) => [id, people]) ?? [])).toEqual({
      o1: 'few',
      o2: 'few',
    })
  })

  test('is told to nobody before the end of their own walk', async () => {
    await crowd(['o1', 'o1', 'o2', 'o2', 'o1'], true)
    const me = await addLearner()
    const attempt = await begin(me, 'caso-uno')
    const value = { type: 'decision', option: 'o1', reason: `${long} me` } as const
    await answerExercise(me.viewer, { attemptId: attempt.id, answerId: newId(), itemId: 'd-uno', value }, now)
    const text = JSON.stringify(await caseOf(me))
    expect(text).not.toContain(long.concat(' ', '0'))
    expect((await caseOf(me)).attempt?.ending).toBeNull()
    expect(text.match(new RegExp(long, 'g'))).toHaveLength(1)
  })

  test('shows reasons only of those who chose to, a few at a time, without name or day', async () => {
    const shared = await crowd(['o1', 'o1', 'o1', 'o1'], true)
    const [kept] = await crowd(['o1'])
    const me = await addLearner()
    await walk(me, 'o1', { share: true, reason: `${long} la mia` })
    const read = async (page: number) => (await divergenceFor(me, page))?.[0]?.options[0]
    const [first, second] = [await read(1), await read(2)]
    expect([first?.reasons.length, first?.more, second?.reasons.length, second?.more]).toEqual([2, true, 2, false])
    const all = [...(first?.reasons ?? []), ...(second?.reasons ?? [])]
    expect(all.toSorted()).toEqual(shared.map(({ reason }) => reason).toSorted())
    expect(all).not.toContain(kept?.reason)
    expect(all).not.toContain(`${long} la mia`)
    const text = JSON.stringify(await divergenceFor(me))
    for (const { learner, answerId } of shared) {
      expect(text).not.toContain(learner.viewer.personId)
      expect(text).not.toContain(answerId)
    }
    expect(text).not.toContain('2026-11-24')
  })

  test('shows no reason while fewer than five others decided', async () => {
    await crowd(['o1', 'o1', 'o1', 'o2'], true)
    const me = await addLearner()
    await walk(me, 'o1')
    expect(JSON.stringify(await caseOf(me)).match(new RegExp(long, 'g'))).toHaveLength(1)
  })
})

describe('a reason shown to colleagues', () => {
  test('is not shown unless asked for', async () => {
    const { answerId } = await walk(await addLearner(), 'o1')
    expect(await db().sharedReason.count({ where: { answerId } })).toBe(0)
  })

  test('disappears when its author takes it back, and a form sent again does not bring it back', async () => {
    const others = await crowd(['o1', 'o1', 'o1', 'o1', 'o1'])
    const author = await addLearner()
    const { answerId, given, reason } = await walk(author, 'o1', { share: true })
    const reader = others[0]?.learner ?? author
    expect(JSON.stringify(await divergenceFor(reader))).toContain(reason)
    expect((await caseOf(author)).attempt?.shared).toEqual({ 'd-uno': answerId })
    const later = new Date(now.getTime() + 60_000)
    await withdrawReason(author.viewer, answerId, later)
    await withdrawReason(author.viewer, answerId, new Date(later.getTime() + 60_000))
    expect(await answerExercise(author.viewer, given, now)).toMatchObject({ ok: true, repeated: true })
    expect(JSON.stringify(await divergenceFor(reader))).not.toContain(reason)
    expect((await caseOf(author)).attempt?.shared).toEqual({})
    expect(await db().sharedReason.findUnique({ where: { answerId } })).toMatchObject({ withdrawnAt: later })
    expect((await db().answer.findUniqueOrThrow({ where: { id: answerId } })).value).toMatchObject({ reason })
  })

  test('cannot be taken back by somebody else', async () => {
    const { answerId } = await walk(await addLearner(), 'o1', { share: true })
    const other = await addLearner()
    await expect(withdrawReason(other.viewer, answerId, now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(withdrawReason(other.viewer, newId(), now)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('with personal data is refused before anything is written; without sharing it is taken', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'caso-uno')
    const value = { type: 'decision', option: 'o1', reason: 'La richiamo al 333 1234567 domani mattina.' } as const
    const given = { attemptId: attempt.id, answerId: newId(), itemId: 'd-uno', value }
    const refused = await answerExercise(learner.viewer, { ...given, share: true }, now)
    expect(refused).toEqual({ ok: false, reason: 'reason_personal' })
    expect(await db().answer.count({ where: { attemptId: attempt.id } })).toBe(0)
    expect(await answerExercise(learner.viewer, given, now)).toMatchObject({ ok: true })
  })

  test('sent twice at once is noted once', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'caso-uno')
    const value = { type: 'decision', option: 'o1', reason: long } as const
    const given = { attemptId: attempt.id, answerId: newId(), itemId: 'd-uno', value, share: true }
    const replies = await Promise.all([1, 2, 3].map(() => answerExercise(learner.viewer, given, now)))
    expect(replies.every(({ ok }) => ok)).toBe(true)
    expect(await db().sharedReason.count({ where: { answerId: given.answerId } })).toBe(1)
  })
})

describe('an earlier run', () => {
  test('stays to be read with its times when the case is walked again', async () => {
    const learner = await addLearner()
    const { attempt, reason } = await walk(learner, 'o1')
    await walk(learner, 'o2')
    const { previous } = await caseOf(learner)
    expect(previous).toEqual([{ attemptId: attempt.id, number: 1, endedAt: now }])
    const { enrolmentId } = learner
    const run = await getOwnRun(learner.viewer, { enrolmentId, attemptId: attempt.id }, 1)
    expect(run.times.map(({ sceneId }) => sceneId)).toEqual(['s-uno', 's-due', 's-tre'])
    expect(run.times[0]).toMatchObject({ seenAt: now, leftAt: now })
    expect(run.walk.steps[0]?.decision?.reason).toBe(reason)
    expect(run.walk.ending?.readings).toHaveLength(2)
  })

  test('is its author’s alone; an open one, another enrolment’s or a withdrawn one’s is not there', async () => {
    const [learner, other] = [await addLearner(), await addLearner()]
    const { attempt } = await walk(learner, 'o1')
    const mine = { enrolmentId: learner.enrolmentId, attemptId: attempt.id }
    const gone = { code: 'not_found' }
    await expect(getOwnRun(other.viewer, mine, 1)).rejects.toMatchObject(gone)
    const elsewhere = { ...mine, enrolmentId: other.enrolmentId }
    await expect(getOwnRun(learner.viewer, elsewhere, 1)).rejects.toMatchObject(gone)
    const open = await begin(learner, 'caso-uno')
    await expect(getOwnRun(learner.viewer, { ...mine, attemptId: open.id }, 1)).rejects.toMatchObject(gone)
    await withdraw(learner)
    await expect(getOwnRun(learner.viewer, mine, 1)).rejects.toMatchObject(gone)
  })

  test('going back shows and does not rewrite: an earlier decision is refused and the journal stays', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'caso-uno')
    const value = { type: 'decision', option: 'o1', reason: long } as const
    const given = { attemptId: attempt.id, answerId: newId(), itemId: 'd-uno', value }
    await answerExercise(learner.viewer, given, now)
    const before = await db().answer.findMany({ where: { attemptId: attempt.id } })
    const back = { ...given, answerId: newId(), value: { ...value, option: 'o2' } }
    expect(await answerExercise(learner.viewer, back, now)).toEqual({ ok: false, reason: 'not_current' })
    const [first] = (await caseOf(learner)).attempt?.steps ?? []
    expect(first?.decision).toMatchObject({ reason: long })
    expect(first?.decision?.options.find(({ chosen }) => chosen)?.id).toBe('o1')
    expect(await db().answer.findMany({ where: { attemptId: attempt.id } })).toEqual(before)
  })

  test('tells no title of a scene never seen (P3)', async () => {
    const learner = await addLearner()
    await walk(learner, 'o2')
    const text = JSON.stringify(await caseOf(learner))
    expect(text).toContain('picture-scene--untold')
    expect(text).not.toMatch(/Dopo|SCENA-SEGRETA due/)
    await walk(learner, 'o1')
    await walk(learner, 'o2')
    expect((await caseOf(learner)).attempt?.ending?.pictureSvg).toContain('Dopo')
  })
})

describe('the counter of a run', () => {
  test('is where the person works that day, and its text the only one told', async () => {
    const learner = await addLearner([place.comune.social_services])
    const attempt = await begin(learner, 'caso-uno')
    expect(attempt.counter).toBe('social_services')
    const text = JSON.stringify(await caseOf(learner))
    expect(text).toContain('SOLO-SOCIALI')
    expect(text).not.toContain('SOLO-ANAGRAFE')
  })

  test('may be chosen among one’s own, never another', async () => {
    const learner = await addLearner([place.comune.social_services, place.comune.registry])
    expect(await stateOf(learner, 'caso-uno', now, { counters: ['social_services', 'registry'] })).toMatchObject({
      counters: ['social_services', 'registry'],
    })
    const { enrolmentId } = learner
    await startExercise(learner.viewer, { enrolmentId, activityId: 'caso-uno', counter: 'registry' }, now)
    expect((await listAttempts(enrolmentId, ['caso-uno']))[0]?.counter).toBe('registry')
    await walkCaseOf(learner)
    await startExercise(learner.viewer, { enrolmentId, activityId: 'caso-uno', counter: 'nursery' }, now)
    expect((await listAttempts(enrolmentId, ['caso-uno']))[1]?.counter).toBe('social_services')
  })

  test('is none for who works nowhere, and for quizzes', async () => {
    const learner = await addLearner()
    expect((await begin(learner, 'caso-uno')).counter).toBeNull()
    const clerk = await addLearner([place.comune.registry])
    expect((await begin(clerk, 'quiz-uno')).counter).toBeNull()
  })

  test('sets decisions side by side only for groups that stay unknown', async () => {
    const me = await addLearner()
    await walk(me, 'o1')
    const from = async (department: string, ways: readonly ('o1' | 'o2')[]) => {
      for (const way of ways) await walk(await addLearner([department]), way)
    }
    await from(place.comune.registry, ['o1', 'o1', 'o1', 'o2', 'o2'])
    await from(place.comune.social_services, ['o2', 'o2', 'o2', 'o2'])
    expect((await divergenceFor(me))?.[0]).toMatchObject({ people: 9, counters: [] })
    await from(place.comune.social_services, ['o2'])
    const counters = (await divergenceFor(me))?.[0]?.counters.map(({ counter, people }) => [counter, people])
    expect(counters?.toSorted()).toEqual([
      ['registry', 5],
      ['social_services', 5],
    ])
    // o1: three of the registry's five, nobody else; o2: two of them and five others.
    const [taken] = (await divergenceFor(me)) ?? []
    const inRegistry = taken?.counters.find(({ counter }) => counter === 'registry')?.options
    expect(inRegistry?.map(({ people }) => people)).toEqual(['few', 'few'])
    expect(taken?.options.map(({ people }) => people)).toEqual(['kept', 'kept'])
  })
})
