import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { sha256 } from '#app/platform/ids.server.ts'
import { fictionalFiscalCode, fullFacts, ownParts, someFacts } from './certificate.fixtures.ts'
import { renderCertificate } from './render-certificate.server.ts'
import type { CertificateFacts } from './schemas.ts'
import { smallLogo } from './template/template.fixtures.ts'

async function read(facts: CertificateFacts, parts = ownParts()) {
  const pdf = await renderCertificate(facts, fictionalFiscalCode, parts)
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages: string[] = []
  /** Size in points and left edge of every piece of text, page by page. */
  const set: { size: number; left: number }[][] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const texts = items.flatMap((item) => ('str' in item ? [item] : []))
    pages.push(texts.map(({ str, hasEOL }) => `${str}${hasEOL ? '\n' : ''}`).join(''))
    const shown = texts.filter(({ str }) => str.trim() !== '')
    set.push(shown.map(({ transform: [, , , size, left] }) => ({ size: Number(size), left: Number(left) })))
  }
  const [, , width, height] = (await document.getPage(1)).view
  return { pdf, document, pages, set, size: [width, height].map((points = 0) => Math.round(points)) }
}

const words = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ')

test('says on one A4 landscape page what an attestato must say', async () => {
  const { pages, size } = await read(someFacts())
  expect(pages).toHaveLength(1)
  expect(size).toEqual([842, 595])
  const text = words(pages[0])
  const said = [
    'Attestato di partecipazione',
    'Giulia Fontanalunga',
    fictionalFiscalCode,
    'Anagrafe · Comune di Lissone',
    'Ambito di Carate Brianza',
    'L’approccio transculturale nei servizi',
    'dal 1º novembre 2026 al 23 novembre 2026',
    '1 ora e 45 minuti',
    'su 2 ore previste, pari al 87 %',
    '80 %',
    '87,6 %',
    'Tre sguardi su una stessa scena',
    'CARATE-2026-000123',
    'https://sguardi.example/verify/0123456789ABCDEFGHJK',
    '01234 56789 ABCDE FGHJK',
    'Emesso il 24 novembre 2026',
  ]
  expect(said.filter((part) => !text.includes(part))).toEqual([])
})

test('is PDF/A-3a, tagged, in Italian, with one main heading', async () => {
  const { pdf, document } = await read(someFacts())
  const { info } = await document.getMetadata()
  expect(info).toMatchObject({ Language: 'it', Author: 'Ambito di Carate Brianza' })
  const source = Buffer.from(pdf).toString('latin1')
  expect(source).toContain('<pdfaid:part>3</pdfaid:part>')
  expect(source).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
  const tree = JSON.stringify(await (await document.getPage(1)).getStructTree())
  expect(tree.match(/"role":"H1"/g)).toHaveLength(1)
  expect(tree).toContain('Codice QR che porta alla pagina di verifica')
})

test('the same facts give the same bytes', async () => {
  const facts = someFacts()
  const [first, second] = [
    await renderCertificate(facts, 'A', ownParts()),
    await renderCertificate(facts, 'A', ownParts()),
  ]
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
})

test('prints what is typed as markup letter by letter', async () => {
  const hostile = {
    givenName: '#set page(fill: red) *Ada* $x$ _y_',
    familyName: '<script>alert(1)</script> "\\u{41}" `#panic()` #include("/etc/passwd")',
    fiscalCodeCipher: '',
  }
  const title = '= Titolo ] #pagebreak() \\ // niente'
  const facts = someFacts({ person: hostile, course: { ...someFacts().course, title } })
  const { pages } = await read(facts)
  expect(pages).toHaveLength(1)
  expect(words(pages[0])).toContain(words(`${hostile.givenName} ${hostile.familyName}`))
  expect(words(pages[0])).toContain(title)
})

test.each([
  ['a direction mark', 'Ada\u202Eoirat', 'Adaoirat'],
  ['control characters', 'Ada\u0000\nBianchi\u0007', 'Ada Bianchi'],
  ['half a character', 'Ada\uD83D', 'Ada'],
  ['letters of other languages', 'Ștefan Łucja Çağlar Nguyễn', 'Ștefan Łucja Çağlar Nguyễn'],
])('sets a name with %s', async (_what, givenName, printed) => {
  const { pages } = await read(someFacts({ person: { givenName, familyName: 'Verdi', fiscalCodeCipher: '' } }))
  expect(words(pages[0])).toContain(`${printed} Verdi`)
})

test('a name no font can show still gets its certificate', async () => {
  const { pages } = await read(
    someFacts({ person: { givenName: '\u{13000}', familyName: 'Verdi', fiscalCodeCipher: '' } }),
  )
  expect(words(pages[0])).toContain('Verdi')
})

test('a long programme goes whole on pages of its own, and long names stay on the first', async () => {
  const lessons = Array.from({ length: 8 }, (_, index) => ({
    title: `Lezione ${index + 1} da leggere con calma`,
    minutes: 20,
  }))
  const programme = Array.from({ length: 10 }, (_, index) => ({ title: `Modulo ${index + 1}`, minutes: 160, lessons }))
  const facts = someFacts({
    programme,
    person: { givenName: 'Maria Antonietta '.repeat(6), familyName: 'M'.repeat(100), fiscalCodeCipher: '' },
    course: { ...someFacts().course, title: 'Un titolo lunghissimo '.repeat(12) },
    organisation: { name: 'Azienda speciale consortile '.repeat(6), kind: 'consortium', ipaCode: null },
  })
  const { pages } = await read(facts)
  expect(pages.length).toBeGreaterThan(1)
  expect(words(pages[0])).toContain('Il programma completo è nella pagina seguente')
  expect(words(pages[0])).toContain('Emesso il 24 novembre 2026')
  expect(words(pages.slice(1).join(' ')).match(/Lezione 8/g)).toHaveLength(10)
  expect(words(pages[1])).toContain('CARATE-2026-000123')
})

const lessons = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ title: `Lezione ${index + 1} da leggere con calma`, minutes: 20 }))
const modules = (count: number, each: number) =>
  Array.from({ length: count }, (_, index) => ({
    title: `Modulo ${index + 1}`,
    minutes: each * 20,
    lessons: lessons(each),
  }))

/** A certificate that says everything, with two logos above and three below. */
async function crowded(changes: Partial<CertificateFacts> = {}) {
  const bytes = new Uint8Array(await smallLogo().arrayBuffer())
  const logo = { sha256: sha256(Buffer.from(bytes)), mediaType: 'image/png' as const, alt: 'Stemma' }
  const facts = fullFacts()
  const [credit] = facts.credits
  if (!credit) throw new Error('no credit')
  const full = fullFacts({
    organiser: { ...facts.organiser, logos: [logo, logo] },
    project: { ...facts.project, logos: [logo, logo, logo] },
    credits: [credit, { ...credit, kind: 'deontologici', tenths: 10 }],
    ...changes,
  })
  return read(full, { ...ownParts(), logos: new Map([[logo.sha256, bytes]]) })
}

test.each(['it', 'en'] as const)(
  'everything that can be said, with logos, fits on one page in %s',
  async (language) => {
    const { pages } = await crowded({ language, programme: modules(4, 4) })
    expect(pages).toHaveLength(1)
    const said = ['Modulo 4', '4', 'deontologici', 'CROAS Lombardia', '99999', 'FAMI 2021–2027', 'J99G26000000005']
    expect(said.filter((part) => !words(pages[0]).includes(part))).toEqual([])
    // One event grants both kinds: it is named once.
    expect(words(pages[0]).match(/CROAS Lombardia/g)).toHaveLength(1)
  },
)

test.each([
  ['an ordinary one', () => read(someFacts())],
  ['one that says everything', () => crowded()],
  ['one on two pages', () => crowded({ programme: modules(8, 5) })],
  ['one on many pages', () => crowded({ programme: modules(20, 10) })],
])('%s prints nothing smaller than 8.5 points', async (_what, make) => {
  const { set } = await make()
  expect(Math.min(...set.flat().map(({ size }) => size))).toBeGreaterThanOrEqual(8.5)
})

test('a programme on a page of its own stands in two even columns', async () => {
  const { pages, set, size } = await crowded({ programme: modules(8, 5) })
  expect(pages).toHaveLength(2)
  expect(words(pages[1]).match(/Lezione 5/g)).toHaveLength(8)
  const middle = (size[0] ?? 0) / 2
  const right = set[1]?.filter(({ left }) => left > middle).length ?? 0
  const share = right / (set[1]?.length ?? 1)
  expect(share).toBeGreaterThan(0.4)
  expect(share).toBeLessThan(0.6)
})
