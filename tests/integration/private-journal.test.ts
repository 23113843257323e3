import { globSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { listOwnEntries } from '#app/assessment/journal-queries.server.ts'
import { listPracticeStates } from '#app/assessment/practice-state-queries.server.ts'
import type { PracticeForm } from '#app/assessment/practice-form.ts'
import { addAmbito } from '#app/certificates/world.fixtures.ts'
import { getOwnEnrolment } from '#app/learning/enrolment-queries.server.ts'
import { getOwnJournal } from '#app/learning/own-journal.server.ts'
import { workOnPractice } from '#app/learning/work-on-practice.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { newId } from '#app/platform/ids.server.ts'
import { exportPeople } from '#app/reporting/export-people.server.ts'
import { addLearner, now, publish, withdraw, type Learner } from '#tests/setup/learner.ts'
import { practiceCourse } from '#tests/setup/practice.ts'
import { everyRow, tablesWith } from '#tests/setup/whole-database.ts'

beforeAll(async () => {
  await publish(practiceCourse())
})

const later = new Date(now.getTime() + 3_600_000)
const work = ({ viewer, enrolmentId }: Learner, form: PracticeForm, at = now) =>
  workOnPractice(viewer, enrolmentId, form, at)
const write = (learner: Learner, text: string, entryId = newId()) =>
  work(learner, { intent: 'write-entry', activityId: 'diario-uno', entryId, text })
const textsOf = async ({ viewer }: Learner) => (await listOwnEntries(viewer)).map(({ text }) => text)

describe('a journal', () => {
  test('keeps what its author writes, shows it in the lesson and on the page of all, newest first', async () => {
    const learner = await addLearner()
    await write(learner, 'PRIMA')
    await work(learner, { intent: 'write-entry', activityId: 'diario-uno', entryId: newId(), text: 'POI' }, later)
    expect(await textsOf(learner)).toEqual(['POI', 'PRIMA'])
    const { courseVersionId } = await getOwnEnrolment(learner.viewer, learner.enrolmentId)
    const place = { enrolmentId: learner.enrolmentId, courseVersionId, lessonId: 'lezione-due' }
    const states = await listPracticeStates(learner.viewer, place)
    expect(states['diario-uno']).toMatchObject({ kind: 'journal', entries: [{ text: 'POI' }, { text: 'PRIMA' }] })
    expect(await getOwnJournal(learner.viewer)).toMatchObject([
      { course: 'Corso di prova', title: 'Il diario', entries: [{ text: 'POI' }, { text: 'PRIMA' }] },
    ])
  })

  test('sent twice, also at once, is one entry', async () => {
    const learner = await addLearner()
    const entryId = newId()
    await Promise.all([write(learner, 'UNA', entryId), write(learner, 'UNA', entryId)])
    await write(learner, 'UNA', entryId)
    expect(await textsOf(learner)).toEqual(['UNA'])
  })

  test('can be changed and deleted by its author, and what was there is gone', async () => {
    const learner = await addLearner()
    const [kept, dropped] = [newId(), newId()]
    await write(learner, 'VECCHIO TESTO', kept)
    await write(learner, 'DA BUTTARE', dropped)
    await work(learner, { intent: 'edit-entry', entryId: kept, text: 'NUOVO TESTO' }, later)
    await work(learner, { intent: 'delete-entry', entryId: dropped })
    await work(learner, { intent: 'delete-entry', entryId: dropped })
    expect(await listOwnEntries(learner.viewer)).toMatchObject([{ text: 'NUOVO TESTO', editedAt: later }])
    for (const text of ['VECCHIO TESTO', 'DA BUTTARE']) expect(await tablesWith(text)).toEqual([])
  })

  test('stays its author’s when the enrolment ends', async () => {
    const learner = await addLearner()
    await write(learner, 'MIO')
    await withdraw(learner)
    expect(await textsOf(learner)).toEqual(['MIO'])
    await expect(write(learner, 'ANCORA')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is not there for another person: they neither read, change, delete nor take its place', async () => {
    const [learner, other] = [await addLearner(), await addLearner()]
    const entryId = newId()
    await write(learner, 'DI UN’ALTRA', entryId)
    const edit = { intent: 'edit-entry', entryId, text: 'CAMBIATO' } as const
    await expect(work(other, edit)).rejects.toMatchObject({ code: 'not_found' })
    await work(other, { intent: 'delete-entry', entryId })
    await expect(write(other, 'AL SUO POSTO', entryId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(work({ ...other, enrolmentId: learner.enrolmentId }, edit)).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await textsOf(learner)).toEqual(['DI UN’ALTRA'])
    expect(await textsOf(other)).toEqual([])
  })

  test('takes nothing for a journal the course does not have', async () => {
    const learner = await addLearner()
    for (const activityId of ['diario-nessuno', 'sondaggio-pre', 'scheda-uno']) {
      const form = { intent: 'write-entry', activityId, entryId: newId(), text: 'NIENTE' } as const
      await expect(work(learner, form)).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

describe('nobody else', () => {
  test('trainer, office and administrator find nothing: the words, and that somebody wrote, are in no other table', async () => {
    const learner = await addLearner()
    const before = await everyRow()
    await write(learner, 'PAROLE-SOLO-MIE')
    const after = await everyRow()
    const changed = [...after].filter(([name, rows]) => rows.join() !== before.get(name)?.join())
    expect(changed.map(([name]) => name)).toEqual(['journal_entry'])
    expect(await tablesWith('PAROLE-SOLO-MIE')).toEqual(['journal_entry'])
    const { ambitoId } = await addAmbito('RUOLI')
    const roles = [
      ...[grantOf('trainer'), grantOf('administrator'), grantOf('evaluator')],
      grantOf('ambito_office', { ambitoId }),
    ]
    for (const grant of roles) {
      const viewer = viewerWith([grant], newId())
      expect(await listOwnEntries(viewer)).toEqual([])
      expect(await getOwnJournal(viewer)).toEqual([])
      await expect(getOwnEnrolment(viewer, learner.enrolmentId)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('the export of an office where the author works has the author and not the words', async () => {
    const { office, ambitoSlug, comune } = await addAmbito('DIARIO')
    const learner = await addLearner([comune.registry])
    await write(learner, 'PAROLE-IN-UFFICIO')
    const file = await exportPeople(office, ambitoSlug, new URLSearchParams(), now)
    let text = ''
    for await (const piece of file?.pieces ?? []) text += piece
    expect(text).toContain('Fontanalunga')
    expect(text).not.toMatch(/PAROLE|diario/i)
  })
})

/** Code of ours that is no test, with its path. */
const sources = globSync('app/**/*.{ts,tsx}', { exclude: ['app/platform/generated/**'] })
  .filter((file) => !/\.(test|fixtures)\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))

describe('the table', () => {
  test('is touched by four files alone, each of which names the viewer as the owner', () => {
    const touching = sources.filter(({ text }) =>
      /journalEntry\b|journal_entry|JournalEntry(Create|Find|Where)/.test(text),
    )
    expect(touching.map(({ file }) => file).sort()).toEqual([
      'app/assessment/delete-journal-entry.server.ts',
      'app/assessment/edit-journal-entry.server.ts',
      'app/assessment/journal-queries.server.ts',
      'app/assessment/write-journal-entry.server.ts',
    ])
    for (const { text } of touching) {
      const uses = text.match(/journalEntry\.\w+\(/g) ?? []
      expect((text.match(/personId: viewer\.personId/g) ?? []).length).toBeGreaterThanOrEqual(uses.length)
    }
  })

  test('is asked for its entries only by the lesson’s page and the author’s own', () => {
    const asking = sources.filter(({ text }) => /from '[^']*journal-queries\.server\.ts'/.test(text))
    expect(asking.map(({ file }) => file).sort()).toEqual([
      'app/assessment/practice-state-queries.server.ts',
      'app/learning/own-journal.server.ts',
    ])
  })

  test('has no relation over which another query could reach it', () => {
    const schema = readFileSync('prisma/schema.prisma', 'utf8')
    expect([...schema.matchAll(/JournalEntry/g)]).toHaveLength(1)
  })
})
