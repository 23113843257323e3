/** Files of questions become lessons that the checker takes and that can be saved, however many questions there are. */
import { expect, test } from 'vitest'
import { checkCourse } from '../../check-course.ts'
import { lessonText, smallCourse } from '../../course.fixtures.ts'
import { limits } from '../../dialect.ts'
import { idsIn } from './ids-in.ts'
import { readQuestions } from './read-questions.server.ts'
import { uploadKind } from './upload-kind.ts'

const question = (index: number, words = '') =>
  `::Domanda ${index}::Arriva la persona numero ${index}${words}: da dove si comincia? {=dalla domanda#Sì. ~dal documento#Dopo.}\n\n`
const file = (count: number, words = '') =>
  Buffer.from(Array.from({ length: count }, (_, index) => question(index, words)).join(''))

async function lessonsOf(bytes: Uint8Array, taken: readonly string[] = []) {
  const read = await readQuestions(bytes, { title: 'Banca', taken })
  if (!read.ok) throw new Error(JSON.stringify(read.refusals))
  return read
}

test('500 questions become ten lessons, none of which has a fault', async () => {
  const { lessons, report } = await lessonsOf(file(500, ', che non riesce a dire bene che cosa le serve'))
  expect(lessons.map(({ title, minutes }) => `${title} ${minutes}`)).toEqual(
    Array.from({ length: 10 }, (_, index) => `Banca (${index + 1}) 50`),
  )
  expect(report).toMatchObject([{ code: 'question', count: 500 }])
  const ids = lessons.flatMap(({ body }) => idsIn(body))
  expect([ids.length, new Set(ids).size]).toEqual([510, 510])
  const texts = Object.fromEntries(
    lessons.map(({ minutes, body }, index) => [
      `01-primo/${index + 10}-banca.mdx`,
      lessonText(body, `banca-${index}`, minutes),
    ]),
  )
  const faults = checkCourse(smallCourse(texts)).faults
  expect(faults.filter(({ file: name }) => name.includes('banca'))).toEqual([])
})

test('long questions are fewer in a lesson, which can always be saved', async () => {
  const { lessons } = await lessonsOf(file(30, ` ${'parola '.repeat(2000)}`))
  expect(lessons.length).toBeGreaterThan(3)
  for (const { body } of lessons) expect(Buffer.byteLength(body)).toBeLessThan(limits.text * 0.75)
})

test('the same file a second time takes other ids', async () => {
  const first = await lessonsOf(file(3))
  const ids = first.lessons.flatMap(({ body }) => idsIn(body))
  const second = await lessonsOf(file(3), ids)
  expect(second.lessons.flatMap(({ body }) => idsIn(body)).filter((id) => ids.includes(id))).toEqual([])
})

test('a text file with answers in braces is questions, as Moodle names it; another is a document', () => {
  expect(uploadKind('questions-Corso-top.txt', file(1))).toBe('questions')
  expect(uploadKind('vero.txt', Buffer.from('Traduce soltanto? {FALSE#No.}'))).toBe('questions')
  expect(uploadKind('appunti.txt', Buffer.from('Un testo {fra graffe} e un insieme {a, b}.'))).toBe('markdown')
})
