/** Documents made to run code, to cost memory or time, or to write elsewhere: refused, or left with their words alone. */
import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { zipOf, zipWith, type Member } from '#app/platform/zip.fixtures.ts'
import { smallCourse } from '../../course.fixtures.ts'
import { checkText } from '../../check-text.ts'
import { FaultList } from '../../faults.ts'
import { parseLesson } from '../../syntax-tree.ts'
import { readDocumentApart, readFolderApart } from './read-upload-apart.server.ts'
import { uploadKind } from './upload-kind.ts'
import { item, para, run, wordFile, wordParts } from './word.fixtures.ts'

/** Milliseconds one file may take, and bytes this process may grow by over all of them. */
const patience = 15_000
const room = 600_000_000

const before = process.memoryUsage.rss()
afterAll(() => {
  expect(process.memoryUsage.rss() - before).toBeLessThan(room)
})

async function timed<Outcome>(work: Promise<Outcome>): Promise<Outcome> {
  const start = performance.now()
  const outcome = await work
  expect(performance.now() - start).toBeLessThan(patience)
  return outcome
}

const course = (): Member[] => [...smallCourse().files].map(([path, { bytes }]) => ({ name: `prova/${path}`, bytes }))
const readZip = (bytes: Uint8Array) => timed(readFolderApart({ bytes, slug: null }))
const codesOf = (outcome: Awaited<ReturnType<typeof readZip>>) =>
  outcome.ok ? ['taken'] : [...outcome.refusals, ...outcome.faults].map(({ code }) => code)

const evil = (name: string, more: Partial<Member> = {}): Member => ({ name, bytes: 'x', ...more })
const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`
const media = (name: string, bytes: string | Uint8Array) => evil(`prova/01-primo/media/${name}`, { bytes })
const zeros = (size: number) => Buffer.alloc(size)

test('the same archive without anything wrong is taken', async () => {
  expect(codesOf(await readZip(zipWith(course())))).toEqual(['taken'])
})

describe('an archive is refused, with the reason', () => {
  test.each<[string, string, Member[]]>([
    ['a way up', 'name_parent', [evil('prova/../../etc/passwd')]],
    ['a way up at the end', 'name_parent', [evil('prova/01-primo/..')]],
    ['a name from the root', 'name_absolute', [evil('/etc/passwd')]],
    ['a drive', 'name_absolute', [evil('C:/Windows/x.mdx')]],
    ['a share', 'name_absolute', [evil('\\\\server\\x')]],
    ['a backslash', 'name_backslash', [evil('prova\\..\\x.mdx')]],
    ['a null character', 'name_control', [evil('prova/01-primo/01-uno.mdx\u0000.png')]],
    ['a name turned round', 'name_control', [evil('prova/01-primo/01-\u202Exdm.exe')]],
    ['a new line in a name', 'name_control', [evil('prova/a\nb')]],
    ['a part without a name', 'name_empty', [evil('prova//x.mdx')]],
    ['a part that is a dot', 'name_empty', [evil('prova/./x.mdx')]],
    ['an endless name', 'name_long', [evil(`prova/${'a'.repeat(5000)}`)]],
    ['an endless path', 'name_deep', [evil(`prova/${'a/'.repeat(60)}x`)]],
    ['a symbolic link', 'name_link', [evil('prova/01-primo/media/x.txt', { mode: 0o120777, bytes: '/etc/passwd' })]],
    ['a device', 'name_link', [evil('prova/01-primo/media/x.txt', { mode: 0o020666 })]],
    ['the same name twice', 'name_twice', [evil('prova/course.yaml')]],
    ['the same name in capitals', 'name_twice', [evil('prova/COURSE.yaml')]],
    ['another name before the bytes', 'name_differs', [evil('prova/README', { localName: 'prova/LICENS' })]],
    ['a password', 'zip_encrypted', [evil('prova/README', { encrypted: true })]],
    ['a compression nobody reads', 'zip_method', [evil('prova/README', { method: 99 })]],
    ['a bomb', 'zip_bomb', [media('x.txt', zeros(40_000_000))]],
    ['a bomb that lies about its size', 'zip_broken', [{ ...media('x.txt', zeros(40_000_000)), claims: 10 }]],
    [
      'more than there is room for',
      'zip_large',
      [1, 2, 3].map((n) => ({ ...media(`${n}.mp4`, randomBytes(400_000)), claims: 45_000_000 })),
    ],
    ['a script in a picture', 'svg_active', [media('x.svg', svg('<script>alert(1)</script>'))]],
    ['a picture that acts', 'svg_active', [media('y.svg', svg('<rect onload="alert(1)"/>'))]],
    ['entities in a picture', 'media_signature', [media('z.svg', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`)]],
    ['a page called a picture', 'media_signature', [media('x.png', '<script>alert(1)</script>')]],
    ['a picture that is an archive', 'media_signature', [media('x.jpg', zipOf({ a: 'b' }))]],
    ['a program', 'media_type', [media('x.exe', 'MZ')]],
    ['a web page', 'media_type', [media('x.html', '<script>alert(1)</script>')]],
    ['a script beside the lessons', 'file_name', [evil('prova/01-primo/x.js')]],
    ['a text that is none', 'encoding', [evil('prova/01-primo/03-x.mdx', { bytes: Buffer.from([0, 255, 254]) })]],
    [
      'a lesson without end',
      'file_too_large',
      [evil('prova/01-primo/03-x.mdx', { bytes: 'parola\n'.repeat(40_000), method: 0 })],
    ],
    ['two courses', 'folder_several', [evil('altro/course.yaml', { bytes: 'id: altro' })]],
  ])('%s: %s', async (_what, code, members) => {
    expect(codesOf(await readZip(zipWith([...course(), ...members])))).toContain(code)
  })

  test.each<[string, string, () => Uint8Array]>([
    ['nothing', 'zip_broken', () => new Uint8Array()],
    ['not a ZIP', 'zip_broken', () => Buffer.from('%PDF-1.7 and so on, for long enough to be looked at')],
    ['cut short', 'zip_broken', () => zipWith(course()).subarray(0, 900)],
    ['something before it', 'zip_broken', () => Buffer.concat([Buffer.from('GIF89a'), zipWith(course())])],
    ['something after it', 'zip_broken', () => Buffer.concat([zipWith(course()), Buffer.from('<script>')])],
    ['a long comment', 'zip_comment', () => zipWith(course(), '<script>alert(1)</script>'.repeat(10))],
    ['thousands of files', 'zip_many', () => zipWith(Array.from({ length: 3000 }, (_, n) => evil(`prova/${n}.mdx`)))],
    ['no course', 'folder_none', () => zipOf({ 'a.txt': 'b' })],
    ['a course without a name', 'folder_none', () => zipOf({ 'course.yaml': 'title: x' })],
    ['a name that is a path', 'folder_none', () => zipOf({ 'course.yaml': 'id: ../../x' })],
    [
      'wrong bytes',
      'zip_broken',
      () => spoiled(zipWith([{ ...evil('course.yaml'), bytes: 'id: prova-lunga', method: 0 }])),
    ],
  ])('%s: %s', async (_what, code, make) => {
    expect(codesOf(await readZip(make()))).toEqual([code])
  })
})

/** One byte of the content is another than its sum says. */
function spoiled(zip: Buffer): Buffer {
  const at = zip.indexOf('prova-lunga')
  return Buffer.concat([zip.subarray(0, at), Buffer.from('P'), zip.subarray(at + 1)])
}

test('yaml that multiplies itself costs nothing and is a fault', async () => {
  const level = (n: number) => `a${n}: &a${n} [${Array.from({ length: 9 }, () => `*a${n - 1}`).join(', ')}]`
  const bomb = `id: prova\na0: &a0 [x]\n${[1, 2, 3, 4, 5, 6, 7, 8].map(level).join('\n')}\n`
  const members = course().map((one) => (one.name === 'prova/course.yaml' ? { ...one, bytes: bomb } : one))
  const outcome = await readZip(zipWith(members))
  expect(outcome.ok && outcome.faults.map(({ file }) => file)).toContain('course.yaml')
})

const readText = (text: string, name = 'x.md') =>
  timed(readDocumentApart({ kind: 'markdown', bytes: Buffer.from(text), name, split: 'one' }))
const readWordFile = (bytes: Uint8Array) =>
  timed(readDocumentApart({ kind: 'word', bytes, name: 'x.docx', split: 'one' }))

/** The faults of a text as a lesson: none of the words may have become anything but words. */
function faultsOf(body: string): string[] {
  const faults = new FaultList('x.mdx')
  const root = parseLesson(body, faults)
  if (root) checkText(root, faults)
  return faults.faults.map(({ code }) => code)
}

describe('a text keeps its words and nothing else', () => {
  test.each<[string, string, string]>([
    ['an import', "import fs from 'node:fs'\n\nBuongiorno", 'Buongiorno'],
    ['an export', 'export const a = process.env\n\nBuongiorno', 'Buongiorno'],
    ['an expression', 'Buongiorno {process.exit()}', 'Buongiorno \\{process.exit()}'],
    ['an expression alone', '{fetch("//x")}\n\nBuongiorno', 'Buongiorno'],
    ['a script', '<script>alert(1)</script>\n\nBuongiorno', 'Buongiorno'],
    ['a script in a line', 'Buongiorno <script>alert(1)</script>', 'Buongiorno'],
    ['an event', '<img src=x onerror=alert(1)>\n\nBuongiorno', 'Buongiorno'],
    ['a frame', '<iframe src="https://x.example"></iframe>\n\nBuongiorno', 'Buongiorno'],
    ['a style', '<style>body{display:none}</style>\n\nBuongiorno', 'Buongiorno'],
    ['a form', '<form action="https://x.example"><button>Buongiorno</button></form>', 'Buongiorno'],
    ['a link that runs', '[Buongiorno](javascript:alert(1))', 'Buongiorno'],
    ['a link that runs, in capitals', '[Buongiorno](JaVaScRiPt:alert(1))', 'Buongiorno'],
    ['a link that runs, in entities', '[Buongiorno](&#106;avascript:alert(1))', 'Buongiorno'],
    ['a link to data', '[Buongiorno](data:text/html;base64,PHNjcmlwdD4=)', 'Buongiorno'],
    ['a link to a file', '[Buongiorno](file:///etc/passwd)', 'Buongiorno'],
    ['a link by its name', '[Buongiorno][x]\n\n[x]: vbscript:x', 'Buongiorno'],
    ['a link by itself', 'Buongiorno <javascript:alert(1)>', 'Buongiorno'],
    ['a picture from elsewhere', '![x](https://spia.example/x.png) Buongiorno', 'Buongiorno'],
    ['a picture of data', '![x](data:image/svg+xml,<svg/onload=alert(1)>) Buongiorno', 'Buongiorno'],
    ['a component of ours', '<Quiz id="x">Buongiorno</Quiz>', 'Buongiorno'],
    ['an unknown component', '<Evil run={alert(1)} />\n\nBuongiorno', 'Buongiorno'],
    ['words turned round', 'Buon\u202Egiorno\u202C', 'Buongiorno'],
    ['a table that is none', '| Buongiorno', 'Buongiorno'],
    ['a comment', '<!-- {alert(1)} -->\n\nBuongiorno', 'Buongiorno'],
    ['a declaration', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n\nBuongiorno &a;', 'Buongiorno'],
    ['a polyglot of HTML and MDX', '<div>{/*</div><script>*/alert(1)//</script>}\n\nBuongiorno', 'Buongiorno'],
  ])('%s', async (_what, text, kept) => {
    for (const name of ['x.md', 'x.mdx']) {
      const outcome = await readText(text, name)
      if (!outcome.ok) throw new Error(JSON.stringify(outcome))
      const body = outcome.lessons.map((lesson) => lesson.body).join('\n\n')
      expect(body).toContain(kept)
      expect(faultsOf(body)).toEqual([])
    }
  })

  test.each<[string, () => string]>([
    ['lists inside each other', () => `${'- '.repeat(50_000)}x`],
    [
      'five megabytes of nested lists',
      () =>
        Array.from({ length: 3000 }, (_, n) => `${' '.repeat(n)}- x`)
          .join('\n')
          .slice(0, 5_000_000),
    ],
    ['quotes inside each other', () => `${'> '.repeat(100_000)}x`],
    ['brackets', () => '['.repeat(100_000)],
    ['stars', () => '*a_'.repeat(60_000)],
    ['backticks', () => '`a``'.repeat(30_000)],
    ['a lesson without end', () => 'parola '.repeat(100_000)],
  ])('%s: refused in time', async (_what, make) => {
    expect(await readText(make())).toMatchObject({ ok: false })
  })

  test('elements without end are read in time or refused', async () => {
    const outcome = await readText(`${'<div>'.repeat(20_000)}x`)
    if (outcome.ok) expect(faultsOf(outcome.lessons[0]?.body ?? '')).toEqual([])
  })

  test('what is no text is refused', async () => {
    expect(await readText('a\u0000b')).toMatchObject({ ok: false, refusals: [{ code: 'file_not_text' }] })
    expect(await readText(' \n ')).toMatchObject({ ok: false, refusals: [{ code: 'file_empty' }] })
  })
})

describe('a document of Word', () => {
  const parts = (more: Record<string, string | Uint8Array>) =>
    zipOf({ ...wordParts({ body: para(run('x')) }), ...more })
  const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
  const documentXml = (head: string, inner: string) =>
    `<?xml version="1.0"?>${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inner}</w:body></w:document>`

  test.each<[string, string, () => Uint8Array]>([
    [
      'entities that multiply',
      'xml_entities',
      () => parts({ 'word/document.xml': documentXml(`<!DOCTYPE x [<!ENTITY l0 "l">${lol}]>`, '&l9;') }),
    ],
    [
      'an entity from a file',
      'xml_entities',
      () =>
        parts({ 'word/document.xml': documentXml('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;') }),
    ],
    [
      'entities in the styles',
      'xml_entities',
      () => parts({ 'word/styles.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }),
    ],
    [
      'entities in two bytes a character',
      'file_broken',
      () => parts({ 'word/document.xml': Buffer.from('\uFEFF<!DOCTYPE x>', 'utf16le') }),
    ],
    [
      'tables without end',
      'xml_deep',
      () => parts({ 'word/document.xml': documentXml('', '<w:tbl><w:tr><w:tc>'.repeat(3000)) }),
    ],
    ['a bomb', 'zip_bomb', () => parts({ 'word/x.xml': Buffer.alloc(20_000_000, 'a') })],
    ['a way up', 'name_parent', () => parts({ '../../x.xml': 'x' })],
    ['no document', 'file_not_word', () => zipOf({ 'a.xml': 'b' })],
    ['a workbook', 'file_not_word', () => zipOf({ '[Content_Types].xml': '<a/>', 'xl/workbook.xml': '<a/>' })],
    ['nothing said', 'file_empty', () => wordFile({ body: para('') })],
  ])('%s: %s', async (_what, code, make) => {
    expect(await readWordFile(make())).toMatchObject({ ok: false, refusals: [{ code }] })
  })

  test('with links that run, code as text, a style map of its own and outside parts keeps its words', async () => {
    const body =
      para(run('Buongiorno {alert(1)} &lt;script&gt;alert(1)&lt;/script&gt; &lt;Quiz id="x"&gt;')) +
      para(run("import x from 'y'")) +
      para(`<w:hyperlink r:id="l1">${run('qui')}</w:hyperlink>`)
    const bytes = wordFile({
      body,
      links: { l1: 'java\nscript:alert(1)' },
      more: { 'mammoth/style-map': 'p => script', 'word/vbaProject.bin': 'x', 'word/embeddings/x.bin': 'x' },
    })
    const outcome = await readWordFile(bytes)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome))
    const [lesson] = outcome.lessons
    expect(lesson?.body).toContain('Buongiorno \\{alert(1)} \\<script>alert(1)\\</script> \\<Quiz id="x">')
    expect(faultsOf(lesson?.body ?? '')).toEqual([])
    expect(outcome.report.map(({ code }) => code)).toEqual(expect.arrayContaining(['link_unsafe', 'macro']))
  })

  test('of thousands of items in deep lists is read in time, no list deeper than four', async () => {
    const outcome = await readWordFile(
      wordFile({ body: Array.from({ length: 2000 }, (_, n) => item(`voce ${n}`, n % 9)).join('') }),
    )
    if (!outcome.ok) throw new Error(JSON.stringify(outcome))
    expect(faultsOf(outcome.lessons[0]?.body ?? '')).toEqual([])
  })
})

test('a file is taken for what it is, by name and bytes together', () => {
  const zip = zipOf({ a: 'b' })
  expect(uploadKind('x.zip', zip)).toBe('folder')
  expect(uploadKind('x.DOCX', zip)).toBe('word')
  expect(uploadKind('x.md', Buffer.from('# a'))).toBe('markdown')
  expect(uploadKind('x.md', zip)).toBe('file_kind')
  expect(uploadKind('x.docx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).toBe('file_doc')
  expect(uploadKind('x.docx', Buffer.from('%PDF-1.7'))).toBe('file_pdf')
  expect(uploadKind('x.odt', zip)).toBe('file_odt')
  expect(uploadKind('x.zip', deflateRawSync(Buffer.from('a')))).toBe('file_kind')
  expect(uploadKind('x', Buffer.from('GIF89a'))).toBe('file_kind')
})
