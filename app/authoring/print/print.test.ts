import { beforeAll, describe, expect, test } from 'vitest'
import { correctKey, previewCorrection, type Proposed } from '#app/assessment/correct-key.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { drainJobs } from '#app/platform/jobs.server.ts'
import { lessonText, quizText, smallCourse } from '../course.fixtures.ts'
import { getDraftText } from '../drafts/draft-queries.server.ts'
import { openDraft } from '../drafts/open-draft.server.ts'
import { saveText } from '../drafts/save-text.server.ts'
import { publishCourse } from '../publish-course.server.ts'
import type { BookName } from './books.ts'
import { downloadPrint } from './download-print.server.ts'
import { forgetOldPrints, makePrintWorker, resumePrints } from './make-print.server.ts'
import { offeredBooks } from './print-queries.server.ts'
import { subjectOfCourse, subjectOfDraft } from './print-subject.server.ts'
import { textOfPdf } from './printed.fixtures.ts'
import { askForBook, requestPrint } from './request-print.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const slug = 'prova'
const file = '01-primo/01-uno.mdx'
const trainer = viewerWith([grantOf('trainer')], newId())
const office = viewerWith([grantOf('ambito_office', { ambitoId: newId() })], newId())
const contact = viewerWith([grantOf('contact', { organisationId: newId() })], newId())
const learner = viewerWith([], newId())

beforeAll(async () => {
  expect(await publishCourse(smallCourse(), now)).toMatchObject({ ok: true })
})

async function ask(viewer: Viewer, book: BookName): Promise<string> {
  const outcome = await requestPrint(viewer, await subjectOfCourse(slug), book, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.printId
}

async function made(viewer: Viewer, book: BookName) {
  const printId = await ask(viewer, book)
  await drainJobs([makePrintWorker])
  return { printId, ...(await downloadPrint(viewer, printId, now)) }
}

const stateOf = async (viewer: Viewer, book: BookName) =>
  (await offeredBooks(viewer, await subjectOfCourse(slug))).offered.find((one) => one.book === book)

describe('a book of a published course', () => {
  test('is offered, made by a job, then there for everybody who asks', async () => {
    expect(await stateOf(office, 'learner_pdf')).toMatchObject({ state: null, printId: null })
    const printId = await ask(office, 'learner_pdf')
    expect(await stateOf(office, 'learner_pdf')).toMatchObject({ state: 'queued', printId })
    expect(await ask(trainer, 'learner_pdf')).toBe(printId)
    expect(await drainJobs([makePrintWorker])).toBe(1)
    const { bytes, headers } = await downloadPrint(office, printId, now)
    expect(headers).toMatchObject({
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'attachment; filename="prova-v1.pdf"',
    })
    expect(await stateOf(trainer, 'learner_pdf')).toMatchObject({
      state: 'ready',
      size: bytes.byteLength,
      pages: textOfPdf(bytes).split('\f').length - 1,
      isArchive: true,
    })
    expect(await ask(trainer, 'learner_pdf')).toBe(printId)
    expect(await drainJobs([makePrintWorker])).toBe(0)
    const text = textOfPdf(bytes)
    expect(text).toContain('Che cosa chiedi per prima cosa?')
    expect(text).not.toContain('GIUSTO-SEGRETO')
  })

  test('is also an e-book', async () => {
    const { bytes, headers } = await made(office, 'learner_epub')
    expect(Buffer.from(bytes.subarray(30, 58)).toString()).toBe('mimetypeapplication/epub+zip')
    expect(headers['Content-Type']).toBe('application/epub+zip')
  })

  test('has the keys for who writes courses, and nobody else', async () => {
    const { printId, bytes } = await made(trainer, 'trainer_pdf')
    expect(textOfPdf(bytes)).toContain('GIUSTO-SEGRETO')
    await expect(ask(office, 'trainer_pdf')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(downloadPrint(office, printId, now)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await offeredBooks(office, await subjectOfCourse(slug))).offered.map(({ book }) => book)).toEqual([
      'learner_pdf',
      'learner_epub',
    ])
  })

  test.each([
    ['a learner', learner],
    ['a contact', contact],
  ])('is neither offered nor given to %s', async (_who, viewer) => {
    const printId = await ask(office, 'learner_pdf')
    const subject = await subjectOfCourse(slug)
    await expect(offeredBooks(viewer, subject)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(requestPrint(viewer, subject, 'learner_pdf', now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(downloadPrint(viewer, printId, now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(downloadPrint(viewer, newId(), now)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('that no page offers is refused', async () => {
    const subject = await subjectOfCourse(slug)
    const form = new FormData()
    form.set('book', 'keys_for_all')
    await expect(askForBook(trainer, subject, form, now)).rejects.toMatchObject({ code: 'bad_request' })
    await expect(downloadPrint(trainer, newId(), now)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is audited when it is asked for, made and given', async () => {
    const printId = await ask(office, 'learner_pdf')
    await downloadPrint(office, printId, now)
    const entries = await db().auditEntry.findMany({ where: { subjectId: printId }, orderBy: { id: 'asc' } })
    const actions = entries.map(({ action }) => action)
    expect(actions.slice(0, 2)).toEqual(['course.book_requested', 'course.book_made'])
    expect(new Set(actions.slice(2))).toEqual(new Set(['course.book_downloaded']))
    expect(entries.at(-1)?.actorId).toBe(office.personId)
  })

  test('broken off by a crash is made by the next process, and let go when nobody asks for it', async () => {
    const printId = await ask(office, 'learner_pdf')
    await transaction((tx) =>
      tx.coursePrint.update({ where: { id: printId }, data: { state: 'setting', bytes: null } }),
    )
    await expect(downloadPrint(office, printId, now)).rejects.toMatchObject({ code: 'not_found' })
    await resumePrints()
    expect(await stateOf(office, 'learner_pdf')).toMatchObject({ state: 'ready' })
    await forgetOldPrints(new Date('2027-02-01T09:00:00Z'))
    expect(await stateOf(office, 'learner_pdf')).toMatchObject({ state: 'ready' })
    await forgetOldPrints(new Date('2027-03-01T09:00:00Z'))
    expect(await stateOf(office, 'learner_pdf')).toMatchObject({ state: null })
  })
})

test('a corrected key is printed as corrected, in a book of its own', async () => {
  const before = await made(trainer, 'trainer_pdf')
  const subject = await subjectOfCourse(slug)
  if (subject.kind !== 'version') throw new Error('no version')
  const place = { courseVersionId: subject.versionId, activityId: 'quiz-uno', questionId: 'q-due' }
  const proposed: Proposed = { ...place, key: { kind: 'order', order: ['c3', 'c1', 'c2'] } }
  const weighed = await previewCorrection(trainer, proposed)
  if (!weighed.ok) throw new Error(weighed.reason)
  const { fingerprint } = weighed.preview
  const confirmed = { ...proposed, correctionId: newId(), fingerprint, reason: 'Era al contrario.' }
  expect(await correctKey(trainer, confirmed, now)).toMatchObject({ ok: true })
  const after = await made(trainer, 'trainer_pdf')
  expect(after.printId).not.toBe(before.printId)
  const inOrder = /Nell’ordine:\s*1\.\s+(\w+)\s+2\.\s+(\w+)\s+3\.\s+(\w+)/
  expect(inOrder.exec(textOfPdf(before.bytes))?.slice(1)).toEqual(['primo', 'secondo', 'terzo'])
  expect(inOrder.exec(textOfPdf(after.bytes))?.slice(1)).toEqual(['terzo', 'primo', 'secondo'])
})

describe('a book of a draft', () => {
  const write = async (text: string) => {
    const { revision } = await getDraftText(trainer, slug, file)
    expect(await saveText(trainer, { slug, path: file, text, revision }, now)).toMatchObject({ ok: true })
  }
  const askDraft = async (viewer = trainer) =>
    requestPrint(viewer, await subjectOfDraft(trainer, slug), 'learner_pdf', now)

  beforeAll(async () => {
    await db().person.create({
      data: {
        id: trainer.personId,
        givenName: 'Ada',
        familyName: 'Autrice',
        fiscalCodeHash: 'a',
        fiscalCodeCipher: '-',
      },
    })
    await openDraft(trainer, slug, now)
    await write(lessonText(`Parole nuove.\n\n${quizText}`))
  })

  test('is of the draft as it stands, for who writes it', async () => {
    const outcome = await askDraft()
    await drainJobs([makePrintWorker])
    if (!outcome.ok) throw new Error(outcome.reason)
    const { bytes, headers } = await downloadPrint(trainer, outcome.printId, now)
    const text = textOfPdf(bytes)
    expect(text).toContain('Parole nuove.')
    expect(text).toContain('Bozza in lavorazione')
    expect(headers['Content-Disposition']).toBe('attachment; filename="prova-bozza-1.pdf"')
    await expect(downloadPrint(office, outcome.printId, now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(askDraft(office)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(subjectOfDraft(office, slug)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('changed while it waits is told to be another, and the new one is made', async () => {
    await write(lessonText(`Parole vecchie.\n\n${quizText}`))
    const before = await askDraft()
    await write(lessonText(`Parole ultime.\n\n${quizText}`))
    await drainJobs([makePrintWorker])
    if (!before.ok) throw new Error(before.reason)
    const row = await db().coursePrint.findUniqueOrThrow({ where: { id: before.printId } })
    expect(row).toMatchObject({ state: 'failed', failure: 'overtaken' })
    const after = await askDraft()
    await drainJobs([makePrintWorker])
    if (!after.ok) throw new Error(after.reason)
    expect(textOfPdf((await downloadPrint(trainer, after.printId, now)).bytes)).toContain('Parole ultime.')
  })

  test('with faults is not made, and says why', async () => {
    await write(lessonText('{1 + 1}'))
    expect(await askDraft()).toEqual({ ok: false, reason: 'faults' })
    const { obstacle } = await offeredBooks(trainer, await subjectOfDraft(trainer, slug))
    expect(obstacle).toBe('faults')
  })
})
