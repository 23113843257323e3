import { log } from '#app/platform/log.server.ts'
import { typeset } from '#app/platform/typeset.server.ts'
import type { Document } from '#app/platform/typst.ts'
import { endingOf } from '../check-media.ts'
import type { CourseSource } from '../course-source.ts'
import type { Book } from './blocks.ts'
import { breakable } from './manners.ts'

/** A PDF is set as a whole, in memory: the longest course there is has a third of it. In characters of what the template reads. */
const longest = 2_000_000

/** A book of more than that is not set; an e-book of it is written. */
export class BookTooLong extends Error {}

/** Of what is not printed: places, addresses, words of ours. */
const unprinted = new Set(['anchor', 'to', 'url', 'file', 'kind', 'tone', 'language'])

/** Names of the pictures beside the template, by their path in the course. */
const pictureNames = ({ pictures }: Book): ReadonlyMap<string, string> =>
  new Map(pictures.map((file, at) => [file, `picture-${at + 1}.${endingOf(file)}`]))

const romeDay = (day: Date) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome' }).format(day).split('-').map(Number)

/** A book as the template reads it: addresses also as they are printed, and nothing longer than a line in one piece. */
function printed(book: Book): string {
  const names = pictureNames(book)
  const shown = (address: unknown) => (typeof address === 'string' ? address : '')
  const whole = { ...book, date: romeDay(book.day), foot: `${book.title} · ${book.version}`, pictures: [] }
  return JSON.stringify(whole, (key, value: unknown) => {
    if (typeof value === 'string') return unprinted.has(key) ? value : breakable(value)
    if (typeof value !== 'object' || value === null) return value
    if ('to' in value) return { ...value, shown: shown(value.to) }
    if ('url' in value) return { ...value, shown: shown(value.url) }
    if ('file' in value && 'alt' in value) return { ...value, file: names.get(shown(value.file)) }
    return value
  })
}

function filesOf(book: Book, source: CourseSource): Map<string, Uint8Array> {
  const pictures = [...pictureNames(book)].map(([file, name]): [string, Uint8Array] => {
    const bytes = source.files.get(file)?.bytes
    if (!bytes) throw new Error(`${file} was checked and is not there`)
    return [name, bytes]
  })
  const text = printed(book)
  if (text.length > longest) throw new BookTooLong()
  return new Map([...pictures, ['libro.json', new TextEncoder().encode(text)]])
}

/** `isArchive`: whether it is PDF/A. */
export type BookPdf = { bytes: Uint8Array; isArchive: boolean }

/**
 * A book as PDF/A-2a (ISO 19005-2, level A: tagged), A4 for both sides. A sign that no font at hand shows would not be let
 * into PDF/A: such a book is an ordinary tagged PDF. The same book gives the same bytes.
 * @throws BookTooLong
 */
export async function setPdf(book: Book, source: CourseSource): Promise<BookPdf> {
  const files = filesOf(book, source)
  const document: Document = { folder: 'app/authoring/print/templates', file: 'libro.typ', inputs: {}, files }
  try {
    return { bytes: await typeset(document, 'a-2a'), isArchive: true }
  } catch (error) {
    if (!String(error).includes('could not be displayed')) throw error
    log('warn', 'a course has characters no font shows: not PDF/A')
    return { bytes: await typeset(document, '1.7'), isArchive: false }
  }
}
