import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#app/identity/viewer.ts'
import { newId } from '#app/platform/ids.server.ts'
import { checkCourse } from '../../check-course.ts'
import { caseText, lessonText, quizText, smallCourse } from '../../course.fixtures.ts'
import { addTrainer } from '../../trainer.fixtures.ts'
import { coursesFolder, publishCourse } from '../../publish-course.server.ts'
import { listCourseFolders, readCourse } from '../../read-course.server.ts'
import { getDraftText } from '../draft-queries.server.ts'
import { keptMediaOf } from '../draft-source.server.ts'
import { openDraft } from '../open-draft.server.ts'
import { saveText } from '../save-text.server.ts'
import { commentOnDraft, replyToComment, settleComment } from './comment-on-draft.server.ts'
import { blocksOf } from './lesson-blocks.server.tsx'
import { getReading } from './remark-queries.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const slug = 'prova'
const path = '01-primo/01-uno.mdx'
const text = lessonText(`Prima di tutto ascolta.\n\n- una voce\n- un’altra\n\n${quizText}\n\n${caseText}`)

let ada: Viewer
let bea: Viewer

beforeAll(async () => {
  ;[ada, bea] = await Promise.all([addTrainer('Ada', 'Lettrice'), addTrainer('Bea', 'Lettrice')])
  const course = smallCourse({
    [path]: text,
    '01-primo/02-due.mdx': lessonText('Altro.', 'lezione-due', 15),
    '01-primo/media/cerchio.svg': null,
  })
  expect(await publishCourse(course, now)).toMatchObject({ ok: true })
  await openDraft(ada, slug, now)
})

const read = () => getReading(ada, slug, { path, counter: null })
const blockWith = async (words: string) => {
  const block = (await read()).blocks?.find((one) => one.words.includes(words))
  if (!block) throw new Error(`no block with ${words}`)
  return block
}

test('a lesson is cut into paragraphs, lists, questions, scenes and what follows a case', async () => {
  const { blocks } = await read()
  const words = (blocks ?? []).map((block) => block.words)
  expect(words.map((one) => one.slice(0, 18))).toEqual([
    'Prima di tutto asc',
    'una voceun’altra',
    'Verifica',
    'Che cosa chiedi pe',
    'Metti in ordine. p',
    'Allo sportello',
    'Una signora aspett',
    'SCENA-SEGRETA due.',
    'SCENA-SEGRETA tre.',
    'LETTURA-SEGRETA Un',
  ])
  expect(new Set(blocks?.map(({ line }) => line)).size).toBe(words.length)
})

test('a remark stays with its words while others write around them and in them', async () => {
  const { line, words: quote } = await blockWith('Una signora aspetta')
  await commentOnDraft(bea, { slug, path, line, quote, text: 'Da quanto aspetta?' }, now)
  const { revision } = await getDraftText(ada, slug, path)
  const changed = text
    .replace('Prima di tutto ascolta.', 'Prima di tutto ascolta.\n\nPoi chiedi.\n\nPoi aspetta.')
    .replace('Una signora aspetta.', 'Una signora aspetta da un’ora.')
  expect(await saveText(ada, { slug, path, text: changed, revision }, now)).toMatchObject({ ok: true })
  const block = await blockWith('aspetta da un’ora')
  expect(block.line).toBeGreaterThan(line)
  expect(block.remarks).toMatchObject([{ text: 'Da quanto aspetta?', writtenBy: 'Bea Lettrice', isSettled: false }])
})

test('it is answered, settled, and kept where its words are gone', async () => {
  const [remark] = (await blockWith('aspetta da un’ora')).remarks
  const commentId = remark?.id ?? ''
  await replyToComment(ada, { slug, commentId, text: 'Da un’ora: l’ho scritto.' }, now)
  await settleComment(bea, { slug, commentId }, now)
  const after = (await blockWith('aspetta da un’ora')).remarks
  expect(after).toMatchObject([
    { isSettled: true, replies: [{ text: 'Da un’ora: l’ho scritto.', writtenBy: 'Ada Lettrice' }] },
  ])
  const { revision } = await getDraftText(ada, slug, path)
  const without = lessonText(`Tutt’altro.\n\n${quizText}`)
  expect(await saveText(ada, { slug, path, text: without, revision }, now)).toMatchObject({ ok: true })
  const { blocks, lost } = await read()
  expect(blocks?.flatMap(({ remarks }) => remarks)).toEqual([])
  expect(lost).toMatchObject([{ text: 'Da quanto aspetta?' }])
})

test('nothing is said of a lesson that is not there, nor answered of another draft', async () => {
  const said = { slug, path: '01-primo/09-nove.mdx', line: 1, quote: '', text: 'Che cosa?' }
  await expect(commentOnDraft(bea, said, now)).rejects.toMatchObject({ code: 'not_found' })
  await expect(replyToComment(bea, { slug, commentId: newId(), text: 'Sì.' }, now)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('every lesson of the courses can be read block by block, and no block is without a place of its own', async () => {
  for (const folder of await listCourseFolders(coursesFolder())) {
    const source = await readCourse(folder)
    for (const lesson of checkCourse(source).sound) {
      const blocks = blocksOf('it', { media: keptMediaOf(source, lesson.folder), lesson, counter: null })
      expect(blocks.length, lesson.file).toBeGreaterThan(3)
      expect(new Set(blocks.map(({ line }) => line)).size, lesson.file).toBe(blocks.length)
    }
  }
})
