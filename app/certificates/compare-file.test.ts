import { expect, test } from 'vitest'
import { sha256 } from '#app/platform/ids.server.ts'
import { compareFile, fileHashes, hashLimit } from './compare-file.ts'

const issued = new TextEncoder().encode('%PDF-1.7 attestato')
const signed = '%PDF-1.7 attestato con firma depositata'
const facts = { pdfSha256: sha256(issued), pdfSize: issued.byteLength, signedSha256: [sha256(signed)] }
const bytesOf = (text: string) => new TextEncoder().encode(text)

test.each([
  ['%PDF-1.7 attestato', 'same'],
  ['%PDF-1.7 attestato con firma', 'extended'],
  [signed, 'signed'],
  [`${signed}!`, 'extended'],
  ['%PDF-1.7 Attestato', 'different'],
  ['%PDF-1.7 Attestato con firma', 'different'],
  ['%PDF-1.7 attestat', 'different'],
  ['', 'different'],
])('%j is %s', async (text, verdict) => expect(await compareFile(bytesOf(text), facts)).toBe(verdict))

const document = '%PDF-1.7 figura %%EOF attestato %%EOF'

test.each([
  ['as issued', document, 0],
  ['signed', `${document}\nfirma %%EOF`, 2],
  ['signed twice', `${document}\nfirma %%EOF\nfirma %%EOF`, 2],
  ['changed', document.replace('attestato', 'Attestato'), -1],
])('%s, a file is known by its hashes', async (_, text, index) => {
  expect((await fileHashes(bytesOf(text))).indexOf(sha256(document))).toBe(index)
})

test('hashes are few, however many ends there are', async () => {
  expect(await fileHashes(bytesOf('%%EOF\n'.repeat(1000)))).toHaveLength(hashLimit)
})

test('a document that ends with a line end is known when signed, too', async () => {
  const sealed = `${document}\n`
  expect(await fileHashes(bytesOf(`${sealed}firma %%EOF\n`))).toContain(sha256(sealed))
})

test('a file without the mark of a PDF has one hash', async () => {
  expect(await fileHashes(bytesOf('testo'))).toEqual([sha256('testo')])
})
