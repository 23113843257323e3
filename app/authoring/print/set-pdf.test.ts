import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import type { AssessmentSpec, Question } from '#app/assessment/schemas.ts'
import { ownQuestions } from '#app/assessment/own-questions.ts'
import { lessonText, smallCourse } from '../course.fixtures.ts'
import { readCourse } from '../read-course.server.ts'
import { bookOf, squashed, textOfPdf, wordsOf } from './printed.fixtures.ts'
import { BookTooLong, setPdf } from './set-pdf.server.ts'

const slugs = ['approccio-transculturale', 'care-drain', 'tutela-minori']

const questionsOf = (spec: AssessmentSpec) => (spec.kind === 'quiz' ? ownQuestions(spec) : [])

function saidOf(question: Question): string[] {
  const choices = 'choices' in question ? question.choices.map(({ feedbackHtml }) => feedbackHtml) : []
  return [...choices, question.feedbackHtml].filter((html) => html !== null)
}

/** What is said of answers, models and the examples of a rubric: nothing of it may reach learners before they answer. */
function secretsOf(spec: AssessmentSpec): string[] {
  if (spec.kind === 'quiz') return questionsOf(spec).flatMap(saidOf)
  if (spec.kind === 'form') return spec.fields.flatMap(({ whyHtml }) => whyHtml ?? [])
  return spec.rubric.flatMap(({ anchors }) => anchors.flatMap(({ html, why }) => [html, why]))
}

/** Words long enough that they stand nowhere else by chance. */
const telling = (texts: readonly string[]) =>
  texts.map((text) => squashed(wordsOf(text))).filter((text) => text.length > 30)

describe.each(slugs)('%s as a book', (slug) => {
  test('has every lesson and question, and for learners none of the keys', { timeout: 120_000 }, async () => {
    const source = await readCourse(`courses/${slug}`)
    const { course, book } = bookOf(source, 'learner', 'pdf')
    const { bytes, isArchive } = await setPdf(book, source)
    expect(isArchive).toBe(true)
    const text = squashed(textOfPdf(bytes))
    const specs = course.lessons.flatMap((lesson) => lesson.specs)
    const prompts = specs.flatMap(questionsOf).map(({ promptHtml }) => wordsOf(promptHtml))
    const scenes = specs.flatMap((spec) => (spec.kind === 'case' ? spec.scenes.map(({ title }) => title) : []))
    const told = [...course.lessons.map(({ title }) => title), ...prompts, ...scenes]
    expect(told.filter((one) => !text.includes(squashed(one)))).toEqual([])
    const secrets = telling(specs.flatMap(secretsOf))
    expect(secrets.length).toBeGreaterThan(50)
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  })

  test('has for trainers what is said of every answer', { timeout: 120_000 }, async () => {
    const source = await readCourse(`courses/${slug}`)
    const { course, book } = bookOf(source, 'trainer', 'pdf')
    const text = squashed(textOfPdf((await setPdf(book, source)).bytes))
    const secrets = telling(course.lessons.flatMap((lesson) => lesson.specs).flatMap(secretsOf))
    expect(secrets.filter((secret) => !text.includes(secret))).toEqual([])
  })
})

describe('a small course as a book', () => {
  const set = async (source = smallCourse()) => setPdf(bookOf(source, 'learner', 'pdf').book, source)

  test('is PDF/A-2a, tagged, in its language, with headings that do not jump and pictures that are told', async () => {
    const { bytes } = await set()
    const source = Buffer.from(bytes).toString('latin1')
    expect(source).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(source).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
    expect((await document.getMetadata()).info).toMatchObject({
      Language: 'it',
      Title: 'Corso di prova',
      Author: 'Redazione',
    })
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
    const trees: string[] = []
    for (let page = 1; page <= document.numPages; page += 1)
      trees.push(JSON.stringify(await (await document.getPage(page)).getStructTree()))
    const tree = trees.join('')
    const levels = [...tree.matchAll(/"role":"H(\d)"/g)].map(([, level]) => Number(level))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([])
    expect(tree).toContain('Un cerchio')
  })

  test('is the same bytes each time', async () => {
    const [one, two] = [await set(), await set()]
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true)
  })

  test('never shows the right order, or the first choice as the written one says it', () => {
    const { book } = bookOf(smallCourse(), 'learner', 'pdf')
    const text = JSON.stringify(book)
    expect(text).not.toMatch(/GIUSTO-SEGRETO|SBAGLIATO-SEGRETO/)
    expect(text).not.toContain('["primo","secondo","terzo"]')
    expect(text).toMatch(/"items":\["(primo|secondo|terzo)"/)
  })

  test('sends from a choice to its scene, and tells there what happened', async () => {
    const text = textOfPdf((await set()).bytes).replace(/\s+/g, ' ')
    expect(text).toMatch(/A\s+Ascolto → vai alla scena 2/)
    expect(text).toMatch(/Se arrivi dalla scena 1 con la scelta A ESITO-SEGRETO/)
    expect(text.indexOf('LETTURA-SEGRETA')).toBeGreaterThan(text.indexOf('SCENA-SEGRETA tre'))
  })
})

describe('hostile words', () => {
  const set = async (body: string) => {
    const source = smallCourse({ '01-primo/01-uno.mdx': lessonText(body) })
    return setPdf(bookOf(source, 'learner', 'pdf').book, source)
  }

  test('are printed letter by letter', async () => {
    const typst = String.raw`#eval("1+1") #panic() $x^2$ = Titolo @nota #include "/etc/passwd" \\u\{41\} // niente`
    const { bytes, isArchive } = await set(`${typst}\n\n\\</p>\\<script>alert(1)\\</script> &amp; fine`)
    const text = squashed(textOfPdf(bytes))
    expect(isArchive).toBe(true)
    expect(text).toContain(
      squashed(String.raw`#eval("1+1") #panic() $x^2$ = Titolo @nota #include "/etc/passwd" \u{41} // niente`),
    )
    expect(text).toContain(squashed('</p><script>alert(1)</script> & fine'))
  })

  test('of ten thousand signs stay on the page', async () => {
    const word = 'supercali'.repeat(1111)
    const { bytes } = await set(`Prima ${word} dopo.`)
    expect(squashed(textOfPdf(bytes))).toContain(word)
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
    const rights: number[] = []
    for (let page = 1; page <= document.numPages; page += 1) {
      const { items } = await (await document.getPage(page)).getTextContent()
      rights.push(...items.flatMap((item) => ('str' in item ? [Number(item.transform[4]) + item.width] : [])))
    }
    expect(Math.max(...rights)).toBeLessThan(595)
  })

  test('of more than a book holds are refused before they are set', async () => {
    const paragraph = `${'parola *detta* e '.repeat(4)}${'un’altra '.repeat(30)}\n\n`
    const lessons = Array.from({ length: 7 }, (_, at): [string, string] => [
      `01-primo/${at + 10}-lunga.mdx`,
      lessonText(paragraph.repeat(400), `lunga-${at}`),
    ])
    const yaml = new TextDecoder().decode(smallCourse().files.get('course.yaml')?.bytes)
    const source = smallCourse({ ...Object.fromEntries(lessons), 'course.yaml': yaml.replace('25', '95') })
    await expect(setPdf(bookOf(source, 'learner', 'pdf').book, source)).rejects.toThrow(BookTooLong)
  })

  test('in scripts the font has not still make a book, which is then no PDF/A', async () => {
    const { bytes, isArchive } = await set('Ha scritto شكرا con 🙂 e 谢谢.')
    expect(isArchive).toBe(false)
    expect(textOfPdf(bytes)).toContain('Ha scritto')
  })
})
