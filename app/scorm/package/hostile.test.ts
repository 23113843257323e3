/** Packages made to write elsewhere, to cost memory or time, to read what is not theirs, or only made wrong: each with its reason. */
import { randomBytes } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { zipOf, zipWith, type Member } from '#app/platform/zip.fixtures.ts'
import { checkPackage } from './check-package.server.ts'
import { checkBytes, filesOf, itemOf, lessonPage, manifestOf, scoOf, smallPackage } from './package.fixtures.ts'

/** Milliseconds one package may take, and bytes this process may grow by over all of them. */
const patience = 15_000
const room = 600_000_000

const before = process.memoryUsage.rss()
afterAll(() => {
  expect(process.memoryUsage.rss() - before).toBeLessThan(room)
})

async function codesOf(bytes: Uint8Array): Promise<string[]> {
  const start = performance.now()
  const { report, files } = await checkBytes(bytes)
  expect(performance.now() - start).toBeLessThan(patience)
  if (!report.ok) expect(files).toEqual([])
  return report.ok ? ['taken'] : report.refusals.map(({ code }) => code)
}

const good = () => filesOf(manifestOf())
const evil = (name: string, more: Partial<Member> = {}): Member => ({ name, bytes: 'x', ...more })
const zeros = (size: number) => Buffer.alloc(size)

test('the same package without anything wrong is taken', async () => {
  const { report, files } = await checkBytes(smallPackage({ 'a/b.png': Buffer.from('89504e470d0a1a0a', 'hex') }))
  expect([report.ok, report.refusals, report.facts?.files]).toEqual([true, [], 3])
  expect(files.map((file) => [file.path, file.mediaType])).toEqual([
    ['imsmanifest.xml', 'application/xml'],
    ['index.html', 'text/html'],
    ['a/b.png', 'image/png'],
  ])
})

describe('an archive', () => {
  test.each<[string, string, Member[]]>([
    ['a way up', 'name_parent', [evil('../../etc/passwd')]],
    ['a way up inside', 'name_parent', [evil('a/../../b.html')]],
    ['a way up at the end', 'name_parent', [evil('a/..')]],
    ['a way up by backslashes', 'name_parent', [evil('a\\..\\..\\b.html')]],
    ['a name from the root', 'name_absolute', [evil('/etc/passwd')]],
    ['a drive', 'name_absolute', [evil('C:/Windows/x.dll')]],
    ['a drive by backslashes', 'name_absolute', [evil('C:\\Windows\\x.dll')]],
    ['a share', 'name_absolute', [evil('\\\\server\\x')]],
    ['a null character', 'name_control', [evil('index.html\u0000.png')]],
    ['a new line', 'name_control', [evil('a\nb')]],
    ['signs for the terminal', 'name_control', [evil('\u001b[2J.html')]],
    ['a name turned round', 'name_control', [evil('gpj.\u202Eexe.html')]],
    ['a name turned round by an isolate', 'name_control', [evil('a\u2066b.html')]],
    ['a sign nobody sees', 'name_control', [evil('index\u200b.html')]],
    ['a part without a name', 'name_empty', [evil('a//b.html')]],
    ['a part that is a dot', 'name_empty', [evil('a/./b.html')]],
    ['an endless name', 'name_long', [evil('a'.repeat(60_000))]],
    ['an endless path', 'name_deep', [evil(`${'a/'.repeat(60)}x`)]],
    ['a name that is not UTF-8', 'name_encoding', [evil('x', { rawName: Buffer.from([0x61, 0xc0, 0xaf, 0x62]) })]],
    ['a symbolic link', 'name_link', [evil('link.html', { mode: 0o120777, bytes: '/etc/passwd' })]],
    ['a device', 'name_link', [evil('zero', { mode: 0o020666 })]],
    ['a pipe', 'name_link', [evil('pipe', { mode: 0o010666 })]],
    ['the same name twice', 'name_twice', [evil('index.html')]],
    ['the same name in capitals', 'name_twice', [evil('INDEX.html')]],
    ['the same name with another accent', 'name_twice', [evil('perch\u00e9.html'), evil('perche\u0301.html')]],
    ['a second manifest', 'name_twice', [evil('IMSMANIFEST.XML')]],
    ['a file that is a folder as well', 'name_twice', [evil('a'), evil('a/b.html')]],
    ['another name before the bytes', 'name_differs', [evil('a.html', { localName: 'b.html' })]],
    ['a password', 'zip_encrypted', [evil('a.html', { encrypted: true })]],
    ['a compression nobody reads', 'zip_method', [evil('a.html', { method: 99 })]],
    ['a bomb', 'zip_bomb', [evil('a.txt', { bytes: zeros(40_000_000) })]],
    ['a bomb of many', 'zip_bomb', Array.from({ length: 60 }, (_, n) => evil(`${n}.txt`, { bytes: zeros(999_000) }))],
    ['a bomb that lies about its size', 'file_damaged', [evil('a.txt', { bytes: zeros(5_000_000), claims: 10 })]],
    ['a file that says it is larger', 'file_damaged', [evil('a.txt', { bytes: 'abc', claims: 10 })]],
    [
      'more than there is room for',
      'zip_large',
      [1, 2, 3].map((n) => evil(`${n}.mp4`, { bytes: randomBytes(4_000_000), claims: 900_000_000 })),
    ],
    ['two files of the same bytes', 'zip_overlap', [evil('a', { bytes: randomBytes(100) }), evil('b', { sameAs: 2 })]],
  ])('with %s: %s', async (_what, code, members) => {
    expect(await codesOf(zipWith([...good(), ...members]))).toContain(code)
  })

  test.each<[string, string, () => Uint8Array]>([
    ['nothing', 'zip_broken', () => new Uint8Array()],
    ['that is none', 'zip_broken', () => Buffer.from('%PDF-1.7 and so on, for long enough to be looked at')],
    ['that is another kind', 'zip_broken', () => Buffer.from('Rar!\u001a\u0007\u0001 and so on, for long enough')],
    ['cut short', 'zip_broken', () => smallPackage().subarray(0, 600)],
    ['with something after it', 'zip_broken', () => Buffer.concat([smallPackage(), Buffer.from('<script>')])],
    [
      'of ten thousand and one files',
      'zip_many',
      () => zipWith(Array.from({ length: 10_001 }, (_, n) => evil(`${n}`))),
    ],
    ['with wrong bytes', 'file_damaged', () => spoiled(smallPackage({ 'a.bin': 'prova-lunga' }))],
    [
      'with a wrong manifest',
      'file_damaged',
      () => spoiled(zipWith([{ name: 'imsmanifest.xml', bytes: 'prova-lunga', method: 0 }])),
    ],
    ['of folders alone', 'manifest_none', () => zipWith([evil('a/', { bytes: '' }), evil('b/', { bytes: '' })])],
    ['without entries', 'manifest_none', () => zipWith([])],
  ])('%s: %s', async (_what, code, make) => {
    expect(await codesOf(make())).toEqual([code])
  })

  test('whose directory is far larger than what is in it costs no memory', async () => {
    const extra = Buffer.alloc(60_000)
    extra.writeUInt16LE(0x7777, 0)
    extra.writeUInt16LE(extra.length - 4, 2)
    const many = Array.from({ length: 2000 }, (_, n) => evil(`${n}.txt`, { extra }))
    expect(await codesOf(zipWith([...good(), ...many]))).toEqual(['taken'])
  })

  test('of more than a gigabyte is not opened', async () => {
    const file = path.join(tmpdir(), `sguardi-heavy-${process.pid}.zip`)
    const handle = await open(file, 'w')
    try {
      await handle.truncate(1024 ** 3 + 1)
      expect((await checkPackage(file)).report.refusals.map(({ code }) => code)).toEqual(['zip_heavy'])
    } finally {
      await handle.close()
      await rm(file)
    }
  })
})

/** One byte of the content is another than its sum says. */
function spoiled(zip: Buffer): Buffer {
  const at = zip.indexOf('prova-lunga')
  if (at >= 0) return Buffer.concat([zip.subarray(0, at), Buffer.from('P'), zip.subarray(at + 1)])
  // Where it is compressed: the sum itself, in the directory.
  const copy = Buffer.from(zip)
  const entry = copy.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  copy.writeUInt32LE(1, entry + 16)
  return copy
}

const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('')
const withManifest = (manifest: string | Uint8Array) =>
  zipWith([
    { name: 'imsmanifest.xml', bytes: manifest },
    { name: 'index.html', bytes: lessonPage },
  ])
const launching = (href: string, attributes = '') => manifestOf({ resources: scoOf('R1', href, '', attributes) })

describe('a manifest', () => {
  test.each<[string, string, string | Uint8Array]>([
    ['empty', 'manifest_broken', ''],
    ['that is a page', 'manifest_broken', '<html><body>x</body></html>'],
    ['that does not close', 'manifest_broken', manifestOf().replace('</resources>', '')],
    ['of two roots', 'manifest_broken', `${manifestOf()}<manifest/>`],
    ['with a null character', 'manifest_encoding', manifestOf().replace('Prova', 'Pro\u0000va')],
    [
      'that is not what it declares',
      'manifest_encoding',
      Buffer.from(manifestOf().replace('Prova', 'Città'), 'latin1'),
    ],
    ['in an encoding nobody reads', 'manifest_encoding', manifestOf().replace('UTF-8', 'UTF-7')],
    ['with a DOCTYPE', 'manifest_doctype', manifestOf().replace('<manifest', '<!DOCTYPE manifest><manifest')],
    [
      'with a file of the server as an entity',
      'manifest_doctype',
      manifestOf()
        .replace('<manifest', '<!DOCTYPE manifest [<!ENTITY x SYSTEM "file:///etc/passwd">]><manifest')
        .replace('Prova', '&x;'),
    ],
    [
      'with a declaration from elsewhere',
      'manifest_doctype',
      manifestOf().replace(
        '<manifest',
        '<!DOCTYPE m [<!ENTITY % x SYSTEM "https://altrove.example/x.dtd"> %x;]><manifest',
      ),
    ],
    [
      'with entities that swell',
      'manifest_doctype',
      manifestOf()
        .replace('<manifest', `<!DOCTYPE m [<!ENTITY e0 "ah">${entities}]><manifest`)
        .replace('Prova', '&e12;'),
    ],
    [
      'of items in items without end',
      'manifest_huge',
      manifestOf({ items: `${'<item>'.repeat(5000)}${'</item>'.repeat(5000)}` }),
    ],
    [
      'of items without number',
      'manifest_huge',
      manifestOf({ items: Array.from({ length: 6000 }, (_, n) => itemOf(`I${n}`, 'R1')).join('') }),
    ],
    [
      'of elements without number',
      'manifest_huge',
      manifestOf({ more: Array.from({ length: 301_000 }, (_, n) => `<a b="${(n * 7919) % 100_003}"/>`).join('') }),
    ],
    ['that is too large', 'manifest_large', manifestOf({ more: `<!--${randomBytes(6_000_000).toString('hex')}-->` })],
    ['without what is played', 'nothing_to_open', manifestOf({ organizations: '<organizations/>' })],
    ['of headings alone', 'nothing_to_open', manifestOf({ items: '<item identifier="I1"><title>x</title></item>' })],
    ['without items', 'nothing_to_open', manifestOf({ items: '' })],
    ['with an unknown reference', 'reference_unknown', manifestOf({ items: itemOf('I1', 'R9') })],
    ['with two items of one name', 'identifier_twice', manifestOf({ items: itemOf('I1', 'R1').repeat(2) })],
    ['with an item that is called as what holds it', 'identifier_twice', manifestOf({ items: itemOf('ORG', 'R1') })],
    [
      'with two resources of one name',
      'identifier_twice',
      manifestOf({ resources: scoOf('R1', 'index.html') + scoOf('R1', 'imsmanifest.xml') }),
    ],
    ['that opens nothing', 'launch_none', launching('')],
    ['that opens a query alone', 'launch_none', launching('?a=b')],
    ['that opens what is missing', 'launch_missing', launching('manca.html')],
    ['that opens what is outside', 'launch_outside', launching('../../index.html')],
    ['that opens what is outside, by escapes', 'launch_outside', launching('%2e%2e/%2e%2e/index.html')],
    ['that opens what is outside, by backslashes', 'launch_outside', launching('..\\..\\index.html')],
    ['that opens what is outside, by its base', 'launch_outside', launching('index.html', 'xml:base="../"')],
    ['that opens from the root', 'launch_outside', launching('/index.html')],
    ['that opens a drive', 'launch_outside', launching('C:\\index.html')],
    ['that opens another site', 'launch_foreign', launching('https://altrove.example/x.html')],
    ['that opens another site without a scheme', 'launch_foreign', launching('//altrove.example/x.html')],
    ['that opens another site by backslashes', 'launch_foreign', launching('\\\\altrove.example\\x.html')],
    ['that opens another site by a tab', 'launch_foreign', launching('ht\ttps://altrove.example/x.html')],
    [
      'that opens another site by its base',
      'launch_foreign',
      launching('x.html', 'xml:base="https://altrove.example/"'),
    ],
    ['that opens a script', 'launch_scheme', launching('javascript:alert(1)')],
    ['that opens a script by an entity', 'launch_scheme', launching('java&#115;cript:alert(1)')],
    ['that opens data', 'launch_scheme', launching('data:text/html,x')],
    ['that opens a file of the reader', 'launch_scheme', launching('file:x')],
    [
      'of an edition there is not',
      'edition_unknown',
      manifestOf({ version: '5.0', root: '' }).replace(/xmlns:\w+="[^"]*"/g, ''),
    ],
    [
      'that does not say it is SCORM',
      'kind_content',
      '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="M"><organizations/><resources/></manifest>',
    ],
    [
      'of a Common Cartridge',
      'kind_common_cartridge',
      manifestOf({ schema: 'IMS Common Cartridge', version: '1.1.0' }),
    ],
    ['of questions', 'kind_qti', manifestOf({ schema: 'QTIv2.1 Package', version: '1.0.0' })],
  ])('%s: %s', async (_what, code, manifest) => {
    expect(await codesOf(withManifest(manifest))).toContain(code)
  })

  test.each<[string, string, Record<string, string>]>([
    ['missing', 'manifest_none', { 'index.html': 'x' }],
    ['in a folder beside others', 'manifest_deep', { 'a/imsmanifest.xml': manifestOf(), 'b/index.html': 'x' }],
    ['of AICC', 'kind_aicc', { 'corso.crs': 'x', 'corso.au': 'x' }],
    ['of cmi5', 'kind_cmi5', { 'cmi5.xml': '<courseStructure/>' }],
    ['of xAPI', 'kind_xapi', { 'tincan.xml': '<tincan/>' }],
    ['of H5P', 'kind_h5p', { 'h5p.json': '{}' }],
    ['of a course of ours', 'kind_course', { 'prova/course.yaml': 'id: prova' }],
  ])('%s: %s', async (_what, code, files) => {
    expect(await codesOf(zipOf(files))).toEqual([code])
  })
})

test('what a package says of itself does nothing to a terminal', async () => {
  const title = 'Prova &#27;[2J&#155;31m\u202Eossor'
  const { report } = await checkBytes(withManifest(manifestOf().replaceAll('Prova', title)))
  expect(report.facts?.title).toBe('Prova ·[2J·31m·ossor')
})

test('a text made of addresses costs no more than one that is not', async () => {
  const text = '"//aa.bb'.repeat(300_000) + '<'.repeat(1_000_000) + 'window '.repeat(300_000)
  const page = `<script>${text}</script>`
  const stored = ['a.html', 'b.css', 'c.js', 'd.json'].map((name) => evil(name, { bytes: page, method: 0 }))
  expect(await codesOf(zipWith([...good(), ...stored]))).toEqual(['taken'])
})
