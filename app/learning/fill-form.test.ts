import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addLearner, begin, journalOf, now, publish, stateOf, type Learner } from '#tests/setup/learner.ts'
import { practiceCourse } from '#tests/setup/practice.ts'
import { answerExercise, fillForm } from './work-on-exercise.server.ts'

beforeAll(async () => {
  await publish(practiceCourse())
})

const field = (itemId: string, text: string, answerId = newId()) => ({ itemId, answerId, text })
type Fields = ReturnType<typeof field>[]

async function opened() {
  const learner = await addLearner()
  const { id: attemptId } = await begin(learner, 'scheda-uno')
  const fill = (fields: Fields, handIn = false) => fillForm(learner.viewer, { attemptId, fields, handIn }, now)
  return { learner, attemptId, fill }
}

const textsOf = async (learner: Learner) => {
  const { journal } = await journalOf(learner, 'scheda-uno')
  return journal.map(({ itemId, value }) => [itemId, value.type === 'field' ? value.text : null])
}
const isDone = async ({ enrolmentId }: Learner, activityId: string) =>
  (await db().activityProgress.count({ where: { enrolmentId, activityId } })) === 1

describe('saving', () => {
  test('keeps one answer for each field that changed, under the page’s UUIDs', async () => {
    const { learner, fill } = await opened()
    const fields = [field('f-sigla', 'Nucleo 7'), field('f-lingua', '')]
    expect(await fill(fields)).toEqual({ ok: true, courseCompleted: false })
    const { journal } = await journalOf(learner, 'scheda-uno')
    expect(journal.map(({ id }) => id)).toEqual([fields[0]?.answerId])
    await fill([field('f-sigla', 'Nucleo 7'), field('f-lingua', 'Italiano')])
    await fill([field('f-lingua', '')])
    expect(await textsOf(learner)).toEqual([
      ['f-sigla', 'Nucleo 7'],
      ['f-lingua', 'Italiano'],
      ['f-lingua', ''],
    ])
    expect(await isDone(learner, 'scheda-uno')).toBe(false)
  })

  test('sent twice, also at once, writes once', async () => {
    const { learner, fill } = await opened()
    const fields = [field('f-sigla', 'Nucleo 7'), field('f-lingua', 'Italiano')]
    await Promise.all([fill(fields), fill(fields), fill(fields)])
    expect(await textsOf(learner)).toHaveLength(2)
  })

  test('from an old page with another text is a new answer, and nothing before is lost', async () => {
    const { learner, fill } = await opened()
    const [known] = [newId()]
    await fill([field('f-sigla', 'prima', known)])
    await fill([field('f-sigla', 'dopo', known)])
    expect(await textsOf(learner)).toEqual([
      ['f-sigla', 'prima'],
      ['f-sigla', 'dopo'],
    ])
  })

  test('a field that is not taken, or is none of the form, keeps no other from being saved', async () => {
    const { learner, fill } = await opened()
    const wrong = [field('f-lingua', 'Francese'), field('f-sigla', 'Nucleo 7')]
    expect(await fill(wrong, true)).toEqual({ ok: false, itemId: 'f-lingua', reason: 'field_choice' })
    expect(await fill([field('f-nessuno', 'x')])).toEqual({ ok: false, itemId: 'f-nessuno', reason: 'not_current' })
    expect(await textsOf(learner)).toEqual([['f-sigla', 'Nucleo 7']])
    expect(await isDone(learner, 'scheda-uno')).toBe(false)
  })

  test('one field alone goes the way of every answer', async () => {
    const { learner, attemptId } = await opened()
    const given = {
      attemptId,
      ...{ itemId: 'f-sigla', answerId: newId() },
      value: { type: 'field', text: 'x' },
    } as const
    expect(await answerExercise(learner.viewer, given, now)).toMatchObject({ ok: true, repeated: false })
    expect(await answerExercise(learner.viewer, given, now)).toMatchObject({ ok: true, repeated: true })
    expect(await textsOf(learner)).toEqual([['f-sigla', 'x']])
  })
})

describe('handing in', () => {
  test('waits for the required fields and keeps what was written', async () => {
    const { learner, fill } = await opened()
    const outcome = await fill([field('f-sigla', ''), field('f-lingua', 'Italiano')], true)
    expect(outcome).toEqual({ ok: false, itemId: 'f-sigla', reason: 'fields_missing' })
    expect(await textsOf(learner)).toEqual([['f-lingua', 'Italiano']])
    expect(JSON.stringify(await stateOf(learner, 'scheda-uno'))).not.toContain('SEGRETO')
  })

  test('shows the models only then (P3), counts as done and completes the lesson', async () => {
    const { learner, fill } = await opened()
    await fill([field('f-sigla', 'Nucleo 7')])
    expect(JSON.stringify(await stateOf(learner, 'scheda-uno'))).not.toContain('SEGRETO')
    expect(await fill([], true)).toEqual({ ok: true, courseCompleted: false })
    const state = await stateOf(learner, 'scheda-uno')
    expect(state).toMatchObject({ kind: 'form', completed: true, canStart: true, attempt: { submitted: true } })
    expect(JSON.stringify(state)).toContain('MODELLO-SEGRETO')
    expect(JSON.stringify(state)).toContain('PERCHE-SEGRETO')
    expect([await isDone(learner, 'scheda-uno'), await isDone(learner, 'lezione-uno')]).toEqual([true, true])
  })

  test('twice at once hands in once; then nothing can be changed', async () => {
    const { learner, fill } = await opened()
    const fields = [field('f-sigla', 'Nucleo 7')]
    const outcomes = await Promise.all([fill(fields, true), fill(fields, true)])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await fill([field('f-sigla', 'altro')])).toEqual({ ok: false, itemId: 'f-sigla', reason: 'attempt_closed' })
    expect(await textsOf(learner)).toEqual([['f-sigla', 'Nucleo 7']])
  })

  test('begins again as a new attempt without models', async () => {
    const { learner, fill } = await opened()
    await fill([field('f-sigla', 'Nucleo 7')], true)
    expect((await begin(learner, 'scheda-uno')).number).toBe(2)
    const state = await stateOf(learner, 'scheda-uno')
    expect(state).toMatchObject({ completed: true, attempt: { number: 2, submitted: false } })
    expect(JSON.stringify(state)).not.toContain('SEGRETO')
  })

  test('another person’s form is not there', async () => {
    const [{ attemptId }, other] = [await opened(), await addLearner()]
    const given = { attemptId, fields: [field('f-sigla', 'x')], handIn: true }
    await expect(fillForm(other.viewer, given, now)).rejects.toMatchObject({ code: 'not_found' })
  })
})
