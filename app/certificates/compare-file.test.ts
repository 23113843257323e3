import { expect, test } from 'vitest'
import { sha256 } from '#app/platform/ids.server.ts'
import { compareFile } from './compare-file.ts'

const issued = new TextEncoder().encode('%PDF-1.7 attestato')
const facts = { pdfSha256: sha256(issued), pdfSize: issued.byteLength }
const bytesOf = (text: string) => new TextEncoder().encode(text)

test.each([
  ['%PDF-1.7 attestato', 'same'],
  ['%PDF-1.7 attestato con firma', 'extended'],
  ['%PDF-1.7 Attestato', 'different'],
  ['%PDF-1.7 Attestato con firma', 'different'],
  ['%PDF-1.7 attestat', 'different'],
  ['', 'different'],
])('%j is %s', async (text, verdict) => expect(await compareFile(bytesOf(text), facts)).toBe(verdict))
