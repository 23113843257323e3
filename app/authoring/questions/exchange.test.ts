/** What goes out in GIFT and QTI reads back equal: all questions of the courses, and made-up ones. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Question } from '#app/assessment/schemas.ts'
import { streamZip } from '#app/platform/zip-stream.ts'
import { checkCourse } from '../check-course.ts'
import { FaultList } from '../faults.ts'
import { listCourseFolders, readCourse } from '../read-course.server.ts'
import { readQuiz } from '../read-quiz.ts'
import { parseLesson } from '../syntax-tree.ts'
import { readQuestionFile } from './read-file.server.ts'
import { quizText } from './to-dialect.ts'
import { writeGiftQuestion } from './write-gift.ts'
import { itemPath, qtiManifest, writeQtiItem } from './write-qti.ts'

/** Courses ask the same here and there: one id each, as in one course. */
async function questionsOfCourses(): Promise<Question[]> {
  const courses = await Promise.all((await listCourseFolders('courses')).map(readCourse))
  const questions = courses.flatMap((source) =>
    checkCourse(source).sound.flatMap(({ specs }) =>
      specs.flatMap((spec) => (spec.kind === 'quiz' ? spec.questions : [])),
    ),
  )
  return [...new Map(questions.map((question) => [question.id, question])).values()]
}

/** The questions of a file as the server would keep them, by the way a course goes. */
async function readBack(bytes: Uint8Array): Promise<Question[]> {
  const { questions } = await readQuestionFile(bytes)
  const taken = questions.map(({ question, name, notes }) => {
    if (!question) throw new Error(`${name}: ${JSON.stringify(notes)}`)
    return question
  })
  const faults = new FaultList('')
  const quiz = parseLesson(quizText({ id: 'quiz', title: 'Quiz' }, taken), faults)?.children?.[0]
  const spec = quiz && readQuiz(quiz, faults)
  expect(faults.faults).toEqual([])
  return spec?.questions ?? []
}

async function zipOf(files: readonly (readonly [string, string])[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of streamZip(files.map(([path, text]) => ({ path, pieces: [Buffer.from(text)] }))))
    pieces.push(piece)
  return Buffer.concat(pieces)
}

const withoutId = (question: Question) => ({ ...question, id: '' })
/** Every wrong choice takes a whole percent, or what it takes by itself. */
const fold = (question: Question) => ({ ...withoutId(question), ...(question.type === 'numeric' && { unit: '' }) })

describe('the questions of the courses', async () => {
  const all = await questionsOfCourses()

  test('are many, and of every type but scales', () => {
    expect(all.length).toBeGreaterThan(200)
  })

  test('go out as GIFT and read back equal, but for what is told of each', async () => {
    const written = all.map((question) => ({ question, ...writeGiftQuestion(question) }))
    const out = written.filter(({ text }) => text !== null)
    expect(
      written.filter(({ text }) => text === null).every(({ question }) => ['order', 'scale'].includes(question.type)),
    ).toBe(true)
    const read = await readBack(Buffer.from(out.map(({ text }) => text).join('\n')))
    const expected = out.map(({ question }) => ({ ...fold(question), hintHtml: null, points: 100 }))
    expect(read.map(fold)).toEqual(expected)
  })

  test('go out as a package of QTI 2.1 and read back equal', async () => {
    const written = all.map((question) => ({ question, ...writeQtiItem(question) })).filter(({ text }) => text !== null)
    const ids = written.map(({ id }) => id)
    const items = written.map(({ id, text }) => [itemPath(id), text ?? ''] as const)
    const read = await readBack(await zipOf([['imsmanifest.xml', qtiManifest('domande', ids)], ...items]))
    const byName = written
      .map(({ question }) => question)
      .toSorted((a, b) => itemPath(a.id).localeCompare(itemPath(b.id)))
    expect(read.map(fold)).toEqual(byName.map(fold))
  })
})

const word = fc.stringMatching(/^[a-zàèìòù0-9«»'"&<>{}=~#:%*_`[\]\\.,;!?()/|-]{1,12}$/)
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => `x${list.join(' ')}x`)
const distinct = (least: number) =>
  fc.uniqueArray(words, {
    minLength: least,
    maxLength: 5,
    selector: (text) => text.toLowerCase().replace(/[^a-z0-9àèìòù]/g, ''),
  })
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const html = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '')
const base = fc.record({
  promptHtml: words.map((text) => `<p>${html(text)}</p>`),
  feedbackHtml: fc.option(words.map((text) => `<p>${html(text)}</p>`)),
})
const choices = distinct(2).chain((texts) =>
  fc
    .tuple(fc.nat(texts.length - 1), fc.array(fc.boolean(), { minLength: texts.length, maxLength: texts.length }))
    .map(([key, also]) => ({ texts, key, also })),
)
const id = 'domanda'
const arbitrary: fc.Arbitrary<Question> = fc.oneof(
  fc.tuple(base, choices).map(([rest, { texts, key }]): Question => ({
    ...{ ...rest, id, points: 100, hintHtml: null, type: 'single' },
    choices: texts.map((text, at) => ({ id: `c${at + 1}`, html: html(text), correct: at === key, feedbackHtml: null })),
  })),
  fc.tuple(base, choices).map(([rest, { texts, key, also }]): Question => ({
    ...{ ...rest, id, points: 100, hintHtml: null, type: 'multiple', penaltyPercent: null },
    choices: texts.map((text, at) => ({
      id: `c${at + 1}`,
      html: html(text),
      correct: at === key || also[at] === true,
      feedbackHtml: null,
    })),
  })),
  fc.tuple(base, distinct(2), distinct(2)).map(([rest, lefts, rights]): Question => {
    const pairs = lefts.slice(0, rights.length).map((left, at) => ({ id: `c${at + 1}`, left, right: rights[at] ?? '' }))
    return { ...rest, id, points: 100, hintHtml: null, type: 'match', pairs }
  }),
  fc.tuple(base, distinct(1)).map(([rest, accepted]): Question => ({
    ...{ ...rest, id, points: 100, hintHtml: null, type: 'short' },
    accepted: accepted.map((one) => one.replaceAll('*', '').replace(/ +/g, ' ')),
  })),
  fc
    .tuple(base, fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 0, max: 50 }))
    .map(([rest, value, tolerance]): Question => ({
      ...{
        ...rest,
        id,
        points: 100,
        hintHtml: null,
        type: 'numeric',
        value: value / 4,
        tolerance: tolerance / 4,
        unit: '',
      },
    })),
)

describe('made-up questions, with every sign that means something somewhere', () => {
  test('read back equal from GIFT', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async (question) => {
        const { text } = writeGiftQuestion(question)
        expect((await readBack(Buffer.from(text ?? ''))).map(withoutId)).toEqual([withoutId(question)])
      }),
      { numRuns: 150 },
    )
  })
  test('read back equal from QTI 2.1', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async (question) => {
        const { text } = writeQtiItem(question)
        expect((await readBack(Buffer.from(text ?? ''))).map(withoutId)).toEqual([withoutId(question)])
      }),
      { numRuns: 150 },
    )
  })
})
