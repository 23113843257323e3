import { expect, test } from 'vitest'
import { evidenceType, extensionOf } from './evidence-type.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

test.each([
  ['%PDF-1.7\n…', 'application/pdf', 'pdf'],
  ['\xff\xd8\xff\xe0 JFIF', 'image/jpeg', 'jpg'],
  ['\x89PNG\r\n\x1a\n IHDR', 'image/png', 'png'],
  ['<html><script>alert(1)</script>', null, null],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', null, null],
  [' %PDF-1.7', null, null],
  ['PK\x03\x04', null, null],
  ['\xff\xd8', null, null],
  ['', null, null],
])('%j is %s', (text, mediaType, extension) => {
  expect(evidenceType(bytes(text))).toBe(mediaType)
  if (mediaType) expect(extensionOf(mediaType)).toBe(extension)
})
