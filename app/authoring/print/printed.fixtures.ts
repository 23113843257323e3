import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkCourse } from '../check-course.ts'
import type { CourseSource } from '../course-source.ts'
import { makeBook, type BookFormat, type BookKind } from './make-book.ts'

const day = new Date('2026-11-24T09:00:00Z')
const mark = '0123456789abcdef'.repeat(4)

/** A course as a book, as version 3 of it. */
export function bookOf(source: CourseSource, kind: BookKind, format: BookFormat) {
  const { course, faults } = checkCourse(source)
  if (!course) throw new Error(JSON.stringify(faults))
  return { course, book: makeBook({ course, source, kind, format, number: 3, day, mark }) }
}

/** Without what typesetting adds or takes: spaces, breaks within words, curved apostrophes. */
export const squashed = (text: string) =>
  text
    .replace(/[\s\u00A0\u200B]+/g, '')
    .replaceAll('’', "'")
    .normalize('NFC')

/** The text of a PDF between its heads and feet, page after page, as poppler reads it. */
export function textOfPdf(pdf: Uint8Array): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sguardi-book-'))
  try {
    const file = path.join(folder, 'book.pdf')
    writeFileSync(file, pdf)
    const body = ['-r', '72', '-x', '0', '-y', '70', '-W', '595', '-H', '705']
    return execFileSync('pdftotext', ['-enc', 'UTF-8', ...body, file, '-'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 50_000_000,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The words of an exercise's markup. */
export const wordsOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
