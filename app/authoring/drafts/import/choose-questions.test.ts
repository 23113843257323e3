/** Of a file of questions those come in that somebody chose, and where they said. */
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#app/identity/viewer.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { questionMessages } from '../../questions/messages.ts'
import { addTrainer } from '../../trainer.fixtures.ts'
import { getDraftText } from '../draft-queries.server.ts'
import { saveText } from '../save-text.server.ts'
import { startCourse } from '../start-course.server.ts'
import { applyLessons } from './apply-lessons.server.ts'
import { getImportReport } from './import-report.server.ts'
import { keepUpload } from './keep-upload.server.ts'
import { PlacedLessons } from './schemas.ts'

const now = new Date('2026-11-26T09:00:00Z')
let ada: Viewer
beforeAll(async () => {
  ada = await addTrainer('Ada')
})

async function sent(slug: string, text: string): Promise<string> {
  const kept = await keepUpload(ada, { slug, name: 'banca.gift', bytes: Buffer.from(text) }, now)
  if (!kept.ok) throw new Error(JSON.stringify(kept.refusals))
  return kept.uploadId
}

const gift = (count: number, words = '') =>
  Array.from(
    { length: count },
    (_, at) => `::Domanda ${at}::Chi arriva per ${at}${words}? {=la signora#Sì. ~nessuno#No.}\n\n`,
  ).join('') + '::Tema::Scrivi un tema. {}\n\n::Circa::Chi? {=uno* =due}\n'

test('of a file of questions only those chosen come in, as new lessons or into one that is there', async () => {
  const slug = 'corso-domande'
  await startCourse(ada, { slug, title: 'Con domande' }, now)
  const path = '01-primo-modulo/01-prima-lezione.mdx'
  const send = (count: number, words?: string) => sent(slug, gift(count, words))
  const uploadId = await send(4)
  const english = { ...ada, locale: 'en' as const }
  const report = await getImportReport(english, { uploadId, split: 'one' }, now)
  if (report.kind !== 'lessons') throw new Error(report.kind)
  expect(report.questions?.map(({ number, name }) => `${number} ${name}`)).toEqual([
    '0 Domanda 0',
    '1 Domanda 1',
    '2 Domanda 2',
    '3 Domanda 3',
    '5 Circa',
  ])
  // What is said of a question is in the reader's language.
  const said = report.report.find(({ code }) => code === 'question_left')?.examples[0]
  expect(said).toBe(`Tema: ${translator(questionMessages, 'en')('note_essay', { detail: '' })}`)
  expect(report.questions?.at(-1)?.said).toBe(translator(questionMessages, 'en')('note_wildcard', { detail: 'uno*' }))
  const place = { split: 'one', folder: '', moduleTitle: '', choosing: '1' } as const
  const before = await getDraftText(ada, slug, path)
  const gone = { uploadId, ...place, question: [1], lesson: '01-primo-modulo/09-no.mdx' }
  expect(await applyLessons(ada, gone, now)).toEqual({ ok: false, reason: 'lesson_gone' })
  expect(await applyLessons(ada, { uploadId, ...place, question: [1, 3], lesson: path }, now)).toMatchObject({
    ok: true,
    path,
  })
  const after = await getDraftText(ada, slug, path)
  expect(after.text.startsWith(before.text.trimEnd())).toBe(true)
  expect(after.text.match(/Chi arriva per \d/g)).toEqual(['Chi arriva per 1', 'Chi arriva per 3'])
  expect(after.faults).toEqual([])
  const inNew = { uploadId: await send(4), ...place, folder: '01-primo-modulo', question: [0] }
  const outcome = await applyLessons(ada, inNew, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  const { text, faults } = await getDraftText(ada, slug, outcome.path)
  expect(text.match(/Chi arriva per \d/g)).toEqual(['Chi arriva per 0'])
  expect(faults).toEqual([])
  const many = { ...place, lesson: path, question: Array.from({ length: 60 }, (_, at) => at) }
  expect(await applyLessons(ada, { uploadId: await send(60), ...many }, now)).toEqual({
    ok: false,
    reason: 'quiz_full',
  })
  const revision = (await getDraftText(ada, slug, path)).revision
  await saveText(ada, { slug, path, text: `${after.text}\n${'Parole. '.repeat(24_000)}`, revision }, now)
  const long = {
    uploadId: await send(9, ' di molte parole'.repeat(100)),
    ...place,
    lesson: path,
    question: [0, 1, 2, 3, 4, 5, 6],
  }
  expect(await applyLessons(ada, long, now)).toEqual({ ok: false, reason: 'lesson_long' })
})

test('a form without any question says so; of more than a form holds all come in', async () => {
  const none = PlacedLessons.safeParse({ split: 'one', folder: 'x', choosing: '1' })
  expect(none.error?.issues.map(({ message }) => message)).toEqual(['question_none'])
  const slug = 'corso-banca'
  await startCourse(ada, { slug, title: 'Con una banca' }, now)
  const uploadId = await sent(slug, gift(901))
  const report = await getImportReport(ada, { uploadId, split: 'one' }, now)
  if (report.kind !== 'lessons') throw new Error(report.kind)
  expect(report.questions).toEqual([])
  expect(report.lessons.length).toBeGreaterThan(18)
})
