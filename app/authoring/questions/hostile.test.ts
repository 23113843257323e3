/** Files that mean harm: refused with a reason, or made harmless, in bounded time; nothing of them is ever run. */
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { streamZip } from '#app/platform/zip-stream.ts'
import { FaultList } from '../faults.ts'
import { isComponent, nodesIn, parseLesson } from '../syntax-tree.ts'
import { UnreadableFile } from './question.ts'
import { readQuestionFile } from './read-file.server.ts'
import { quizText } from './to-dialect.ts'

const refusalOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    const { questions } = await readQuestionFile(bytes)
    return `read ${questions.length}`
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code
    throw error
  }
}
const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('')
const bomb = `<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY e0 "ah">${entities}]><quiz><question type="essay"><name><text>&e12;</text></name></question></quiz>`
const external = `<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question type="essay"><name><text>&x;</text></name></question></quiz>`
const parameter = `<?xml version="1.0"?><!DOCTYPE assessmentItem [<!ENTITY % x SYSTEM "https://altrove.example/x.dtd"> %x;]><assessmentItem/>`
const nested = (open: string, close: string, count: number) => open.repeat(count) + close.repeat(count)

async function zipOf(files: readonly (readonly [string, string])[]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of streamZip(files.map(([path, text]) => ({ path, pieces: [Buffer.from(text)] }))))
    pieces.push(piece)
  return Buffer.concat(pieces)
}

describe('refused, with the reason', () => {
  const cases: [string, Uint8Array, string][] = [
    ['nothing', Buffer.alloc(0), 'empty'],
    ['21 MB', Buffer.alloc(21 * 1024 * 1024, 'a'), 'too_large'],
    ['bytes of a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'not_text'],
    ['prose', Buffer.from('Buongiorno a tutte e a tutti.'), 'unknown_format'],
    ['a web page', Buffer.from('<html><body>ciao</body></html>'), 'unknown_format'],
    ['entities that swell', Buffer.from(bomb), 'doctype'],
    ['a file of the server as an entity', Buffer.from(external), 'doctype'],
    ['a declaration from elsewhere', Buffer.from(parameter), 'doctype'],
    ['a DOCTYPE behind a comment', Buffer.from('<!-- x --><!DOCTYPE quiz><quiz/>'), 'doctype'],
    ['elements without end', Buffer.from(`<quiz>${nested('<question>', '</question>', 100_000)}</quiz>`), 'too_deep'],
    ['tags that do not close', Buffer.from('<quiz><question></quiz>'), 'xml_broken'],
    ['a quiz with nothing in it', Buffer.from('<quiz></quiz>'), 'no_questions'],
    ['3,000 questions', Buffer.from('Chi? {=a ~b}\n\n'.repeat(3000)), 'too_many'],
    ['half a ZIP', Buffer.from('PK\u0003\u0004e poi niente'), 'zip_broken'],
  ]
  test.each(cases)('%s', async (_name, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code)
  })

  test('packages: names that lead out, bombs, and one without questions', async () => {
    const item = '<assessmentItem/>'
    expect(await refusalOf(await zipOf([['../../etc/x.xml', item]]))).toBe('zip_name')
    expect(await refusalOf(await zipOf([['/x.xml', item]]))).toBe('zip_name')
    expect(await refusalOf(await zipOf([['a\\..\\x.xml', item]]))).toBe('zip_name')
    expect(await refusalOf(await zipOf([['x.xml', '<a>' + ' '.repeat(70 * 1024 * 1024)]]))).toBe('zip_bomb')
    expect(await refusalOf(await zipOf([['imsmanifest.xml', '<manifest/>']]))).toBe('no_questions')
    expect(deflateRawSync(Buffer.alloc(1000)).length).toBeLessThan(100)
  })
})

/** What could do something if it were anything but words. */
const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">qui</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">qui</a>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="https://altrove.example"></iframe>',
  '<style>body{display:none}</style>',
  '<form action="https://altrove.example"><input name="x"></form>',
  '<Quiz id="x"><Choice correct>y</Choice></Quiz>',
  '</Question></Quiz><Case id="x">',
  '{process.exit(1)}',
  '{`${globalThis}`}',
  "import fs from 'node:fs'",
  'export const x = 1',
  '<!-- nascosto -->',
  '[qui](javascript:alert(1))',
  '![x](https://altrove.example/p.png)',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '\u202egnirts\u202c',
  '`'.repeat(500),
  '*'.repeat(2000),
  '<b>'.repeat(3000),
  '- '.repeat(4000),
  '> '.repeat(4000),
  '['.repeat(4000),
]
const gift = (text: string) =>
  `Chi? ${text.replace(/[\\~=#{}:]/g, (sign) => `\\${sign}`).replaceAll('\n', ' ')} e poi? {=uno ~due}`
const cdata = (text: string) => `<![CDATA[${text}]]>`
const moodle = (text: string) =>
  `<quiz><question type="multichoice"><name><text>x</text></name><questiontext format="html"><text>${cdata(`<p>${text} e poi?</p>`)}</text></questiontext><single>true</single><answer fraction="100" format="html"><text>${cdata(text)} uno</text></answer><answer fraction="0"><text>due</text></answer></question></quiz>`

const harmless = 'root paragraph text emphasis strong inlineCode link list listItem blockquote'.split(' ')

describe('made harmless: only words remain', () => {
  test.each(attacks.map((attack) => [attack.slice(0, 30), attack] as const))('%s', async (_name, attack) => {
    for (const file of [gift(attack), `[markdown]${gift(attack)}`, moodle(attack)]) {
      const begun = performance.now()
      const { questions } = await readQuestionFile(Buffer.from(file))
      expect(performance.now() - begun).toBeLessThan(10_000)
      const taken = questions.flatMap(({ question }) => question ?? [])
      const text = quizText({ id: 'prova', title: 'Prova' }, taken)
      const root = parseLesson(text, new FaultList(''))
      expect(root).not.toBeNull()
      for (const node of root ? nodesIn(root) : []) {
        if (isComponent(node)) expect(['Quiz', 'Question', 'Choice', 'Feedback']).toContain(node.name)
        else expect(harmless).toContain(node.type)
        if (node.type === 'link') expect(node.url).toMatch(/^(?:https|mailto):/)
      }
    }
  })

  test('50,000 list items in one question end in bounded time', async () => {
    const begun = performance.now()
    await readQuestionFile(Buffer.from(moodle(nested('<ul><li>', '</li></ul>', 20_000))))
    expect(performance.now() - begun).toBeLessThan(15_000)
  })
})
