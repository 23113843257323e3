import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lessonText, smallCourse } from '#app/authoring/course.fixtures.ts'
import { inEnglish, inItalian } from '#app/authoring/translation/translation.fixtures.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sguardi-test-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function writeCourse(changes: Parameters<typeof smallCourse>[0] = {}): Promise<string> {
  const course = path.join(folder, 'prova')
  for (const [file, { bytes }] of smallCourse(changes).files) {
    await mkdir(path.dirname(path.join(course, file)), { recursive: true })
    await writeFile(path.join(course, file), bytes)
  }
  return course
}

function check(...given: string[]): Promise<{ code: number; lines: unknown[]; text: string }> {
  return new Promise((resolve) => {
    const command = execFile(process.execPath, ['app/cli/courses-check.ts', ...given], (_, text) => {
      const lines = given.includes('--json')
        ? text
            .trim()
            .split('\n')
            .map((line): unknown => JSON.parse(line))
        : []
      resolve({ code: command.exitCode ?? 0, lines, text })
    })
  })
}

test('tells what a course without faults is made of', async () => {
  const { code, lines } = await check('--json', await writeCourse())
  expect(code).toBe(0)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({
    course: {
      ...{ slug: 'prova', modules: 1, faults: 0, missing: { alt: 0, captions: 0, transcripts: 0 } },
      lessons: [{ id: 'lezione-uno', minutes: { declared: 10 }, revise: ['duration'] }, { id: 'lezione-due' }],
      ...{ scenes: 3, branches: 2, ends: 1, readings: 2, quizzes: 1, sources: 0, terms: [] },
      questions: { single: 1, order: 1, scale: 0 },
    },
  })
})

test('names the faults of a course, and counts them and what it misses', async () => {
  const text = lessonText('<Figure src="media/cerchio.svg" />\n\nTesto.')
  const { code, lines } = await check('--json', await writeCourse({ '01-primo/01-uno.mdx': text }))
  const message = 'L’immagine ha bisogno di un testo alternativo che dica che cosa si vede.'
  expect(code).toBe(1)
  expect(lines).toMatchObject([
    { line: 7, column: 1, code: 'alt_missing', message },
    { course: { slug: 'prova', faults: 1, missing: { alt: 1, captions: 0, transcripts: 0 } } },
  ])
})

test('says in words what is to be revised', async () => {
  const { text } = await check(await writeCourse())
  expect(text).toContain('1 casi, 3 scene, 2 diramazioni, 1 finali, 2 letture')
  expect(text).toMatch(/lezione-uno .*← durata da rivedere/)
})

test('holds a translation against its original where that lies beside it', async () => {
  for (const source of [inItalian(), inEnglish([['pass="60"', 'pass="70"']])]) {
    for (const [file, { bytes }] of source.files) {
      const place = path.join(folder, source.slug, file)
      await mkdir(path.dirname(place), { recursive: true })
      await writeFile(place, bytes)
    }
  }
  const { code, lines } = await check('--json', folder)
  expect(code).toBe(1)
  expect(lines).toMatchObject([
    { course: { slug: 'prova', faults: 0 } },
    { code: 'translation_attribute', values: { id: 'quiz-uno', attribute: 'pass', value: '70', original: '60' } },
    { course: { slug: 'prova-en', faults: 1 } },
  ])
  await rm(path.join(folder, 'prova'), { recursive: true })
  expect(await check(folder)).toMatchObject({ code: 0 })
})
