import { beforeAll, describe, expect, test } from 'vitest'
import { ownQuestions } from '#app/assessment/own-questions.ts'
import { checkXmlShape } from '#app/platform/xml-shape.ts'
import { filesIn } from '#app/platform/zip.fixtures.ts'
import { lessonText, smallCourse } from '../course.fixtures.ts'
import type { CourseSource } from '../course-source.ts'
import { readCourse } from '../read-course.server.ts'
import { bookOf, squashed, wordsOf } from './printed.fixtures.ts'
import { writeEpub } from './write-epub.ts'

const isText = (name: string) => /\.(xhtml|opf|xml)$/.test(name)
/** What keeps a text from being XML; a browser's parser reads the same files in print-edition.spec.ts. */
function xmlFaults(name: string, text: string): string[] {
  const strays = text.match(/&(?!(?:amp|lt|gt|quot|#\d+);).{0,10}/g) ?? []
  try {
    checkXmlShape(text.replace('<!DOCTYPE html>', ''))
    return strays
  } catch (error) {
    return [...strays, `${name}: ${String(error)}`]
  }
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')
const decoded = (text: string) => wordsOf(text.replaceAll('&#160;', ' '))

async function opened(source: CourseSource) {
  const { course, book } = bookOf(source, 'learner', 'epub')
  const bytes = Buffer.from(await writeEpub(book, source))
  const entries = filesIn(bytes)
  const files = new Map(entries.map(({ name, bytes: own }) => [name, isText(name) ? own.toString() : '']))
  return { course, bytes, entries, files, opf: files.get('EPUB/package.opf') ?? '' }
}

const slugs = ['approccio-transculturale', 'care-drain', 'tutela-minori']

describe.each(slugs)('%s as an e-book', (slug) => {
  let epub: Awaited<ReturnType<typeof opened>>
  let texts: [string, string][]
  beforeAll(async () => {
    epub = await opened(await readCourse(`courses/${slug}`))
    texts = [...epub.files].filter(([name]) => name.endsWith('.xhtml'))
  }, 60_000)

  test('is a container whose kind stands first, in clear (OCF 4.2)', () => {
    const [first] = epub.entries
    expect(first).toMatchObject({ name: 'mimetype', method: 0 })
    expect(first?.bytes.toString()).toBe('application/epub+zip')
    expect(epub.bytes.subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip')
    expect(epub.files.get('META-INF/container.xml')).toContain('full-path="EPUB/package.opf"')
  })

  test('is well-formed in every part', () => {
    const wrong = [...epub.files].flatMap(([name, text]) => (isText(name) ? xmlFaults(name, text) : []))
    expect(wrong).toEqual([])
  })

  test('lists what it holds and holds what it lists', () => {
    const listed = all(epub.opf, /<item [^>]*href="([^"]*)"/g).map((href) => `EPUB/${href}`)
    const held = [...epub.files.keys()].filter((name) => name.startsWith('EPUB/') && name !== 'EPUB/package.opf')
    expect(listed.toSorted()).toEqual(held.toSorted())
    const ids = all(epub.opf, /<item id="([^"]*)"/g)
    expect(new Set(ids).size).toBe(ids.length)
    const read = all(epub.opf, /<itemref idref="([^"]*)"/g)
    expect(read.filter((id) => !ids.includes(id))).toEqual([])
    expect(new Set(read).size).toBe(texts.length)
  })

  test('says what it is, and whom it suits', () => {
    const title = epub.course.metadata.title.replaceAll("'", '’')
    expect(epub.opf).toContain(`<dc:title>${title}</dc:title>\n<dc:language>it</dc:language>`)
    expect(epub.opf).toMatch(/urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}</)
    expect(epub.opf).toContain('<meta property="dcterms:modified">2026-11-24T09:00:00Z</meta>')
    for (const said of [
      'accessMode">textual',
      'accessMode">visual',
      'accessModeSufficient">textual',
      'accessibilityHazard">none',
    ])
      expect(epub.opf).toContain(`schema:${said}`)
  })

  test('leads only to what is there, from every part', () => {
    const places = new Map(texts.map(([name, text]) => [name.replace('EPUB/', ''), all(text, /\bid="([^"]*)"/g)]))
    for (const [name, ids] of places) expect([name, new Set(ids).size]).toEqual([name, ids.length])
    const lost = texts.flatMap(([name, text]) =>
      all(text, /<a [^>]*href="([^"]*)"/g)
        .filter((href) => !/^(https|mailto|tel):/.test(href))
        .filter((href) => {
          const [file, id] = href.split('#')
          const ids = places.get(file || name.replace('EPUB/', ''))
          return ids === undefined || (id !== undefined && !ids.includes(id))
        })
        .map((href) => `${name} → ${href}`),
    )
    expect(lost).toEqual([])
    const contents = epub.files.get('EPUB/nav.xhtml') ?? ''
    expect(contents).toContain('epub:type="toc"')
    expect(
      epub.course.lessons.filter(({ title }) => !decoded(contents).includes(decoded(title).replaceAll("'", '’'))),
    ).toEqual([])
  })

  test('tells every picture, and jumps no heading', () => {
    for (const [name, text] of texts) {
      const pictures = all(text, /(<img [^>]*>)/g)
      expect(pictures.filter((one) => !/alt="[^"]+"/.test(one))).toEqual([])
      const levels = all(text, /<h(\d)/g).map(Number)
      expect([name, levels[0], levels.filter((level) => level === 1).length]).toEqual([name, 1, 1])
      expect([name, levels.filter((level, at) => level > (levels[at - 1] ?? 1) + 1)]).toEqual([name, []])
    }
  })

  test('asks every question, and answers none', () => {
    const text = squashed(texts.map(([, one]) => decoded(one)).join(' '))
    const quizzes = epub.course.lessons.flatMap(({ specs }) => specs).filter((spec) => spec.kind === 'quiz')
    const questions = quizzes.flatMap(ownQuestions)
    const missing = questions.filter(({ promptHtml }) => !text.includes(squashed(wordsOf(promptHtml))))
    expect(missing).toEqual([])
    const said = questions.flatMap((question) =>
      [
        question.feedbackHtml,
        ...('choices' in question ? question.choices.map(({ feedbackHtml }) => feedbackHtml) : []),
      ]
        .filter((html) => html !== null)
        .map((html) => squashed(wordsOf(html)))
        .filter((one) => one.length > 30),
    )
    expect(said.length).toBeGreaterThan(50)
    expect(said.filter((one) => text.includes(one))).toEqual([])
  })
})

test('hostile words are words, and the same course is the same bytes', async () => {
  const words = String.raw`\</p>\<script>alert(1)\</script> "&amp;" ]]> \<?x ?> ${'lungo'.repeat(2000)} شكرا 🙂 \{x\}`
  const source = smallCourse({ '01-primo/01-uno.mdx': lessonText(words) })
  const { files, bytes } = await opened(source)
  const text = files.get('EPUB/lesson-1-1.xhtml') ?? ''
  expect(xmlFaults('lesson', text)).toEqual([])
  expect(text).not.toContain('<script')
  expect(decoded(text)).toContain(`</p><script>alert(1)</script> "&" ]]> <?x ?> ${'lungo'.repeat(2000)} شكرا 🙂 {x}`)
  expect((await opened(source)).bytes.equals(bytes)).toBe(true)
})
