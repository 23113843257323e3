import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { fictionalFiscalCode, ownParts, someFacts } from './certificate.fixtures.ts'
import { renderCertificate } from './render-certificate.server.ts'
import type { CertificateFacts } from './schemas.ts'

async function read(facts: CertificateFacts) {
  const pdf = await renderCertificate(facts, fictionalFiscalCode, ownParts())
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''))
  }
  const [, , width, height] = (await document.getPage(1)).view
  return { pdf, document, pages, size: [width, height].map((points = 0) => Math.round(points)) }
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
