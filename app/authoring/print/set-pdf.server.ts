import { log } from '#app/platform/log.server.ts'
import { typeset } from '#app/platform/typeset.server.ts'
import { endingOf } from '../check-media.ts'
import type { CourseSource } from '../course-source.ts'
import type { Book } from './blocks.ts'
import { breakable } from './manners.ts'

/** A PDF is set as a whole, in memory: the longest course there is has a third of it. In characters of what the template reads. */
const longest = 2_000_000

/** A book of more than that is not set; an e-book of it is written. */
export class BookTooLong extends Error {}

const folder = 'app/authoring/print/templates'

/** Of what is not printed: places, addresses, words of ours. */
const unprinted = new Set(['anchor', 'to', 'url', 'file', 'kind', 'tone', 'language'])

const romeDay = (day: Date) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome' }).format(day).split('-').map(Number)

/** A picture of the book as a file beside the template; `path` is the course's. */
type Picture = { path: string; name: string; bytes: Uint8Array }

function picturesOf({ pictures }: Book, source: CourseSource): Picture[] {
  return pictures.map((path, at) => {
    const bytes = source.files.get(path)?.bytes
    if (!bytes) throw new Error(`${path} was checked and is not there`)
    return { path, name: `picture-${at + 1}.${endingOf(path)}`, bytes }
  })
}

/**
 * A book as the template reads it: addresses also as they are printed, and nothing longer than a line in one piece. What a
 * picture shows is told where it is not among `pictures`.
 */
function printed(book: Book, pictures: readonly Picture[]): Uint8Array {
  const names = new Map(pictures.map(({ path, name }) => [path, name]))
  const shown = (address: unknown) => (typeof address === 'string' ? address : '')
  const whole = { ...book, date: romeDay(book.day), foot: `${book.title} · ${book.version}`, pictures: [] }
  const text = JSON.stringify(whole, (key, value: unknown) => {
    if (typeof value === 'string') return unprinted.has(key) ? value : breakable(value)
    if (typeof value !== 'object' || value === null) return value
    if ('to' in value) return { ...value, shown: shown(value.to) }
    if ('url' in value) return { ...value, shown: shown(value.url) }
    if ('file' in value && 'alt' in value) return { ...value, file: names.get(shown(value.file)) ?? null }
    return value
  })
  if (text.length > longest) throw new BookTooLong()
  return new TextEncoder().encode(text)
}

const isUnshown = (error: unknown) => String(error).includes('could not be displayed')
const isOfPicture = (error: unknown) => /failed to (?:decode|parse|load)|image format/.test(String(error))

/** Those of some pictures that can be shown: a file may begin like a picture and be none. */
async function soundOf(pictures: readonly Picture[]): Promise<Picture[]> {
  const sound: Picture[] = []
  for (const picture of pictures) {
    const { name, bytes } = picture
    try {
      await typeset({ folder, file: 'figura.typ', inputs: { picture: name }, files: new Map([[name, bytes]]) }, '1.7')
      sound.push(picture)
    } catch (error) {
      if (!isOfPicture(error)) throw error
    }
  }
  return sound
}

/** `isArchive`: whether it is PDF/A. */
export type BookPdf = { bytes: Uint8Array; isArchive: boolean }

async function setWith(book: Book, pictures: readonly Picture[]): Promise<BookPdf> {
  const beside = pictures.map(({ name, bytes }): [string, Uint8Array] => [name, bytes])
  const files = new Map([...beside, ['libro.json', printed(book, pictures)] as const])
  const document = { folder, file: 'libro.typ', inputs: {}, files }
  try {
    return { bytes: await typeset(document, 'a-2a'), isArchive: true }
  } catch (error) {
    if (!isUnshown(error)) throw error
    log('warn', 'a course has characters no font shows: not PDF/A')
    return { bytes: await typeset(document, '1.7'), isArchive: false }
  }
}

/**
 * A book as PDF/A-2a (ISO 19005-2, level A: tagged), A4 for both sides. A sign that no font at hand shows would not be let
 * into PDF/A: such a book is an ordinary tagged PDF. A picture that cannot be read is told by its words. The same book gives
 * the same bytes.
 * @throws BookTooLong
 */
export async function setPdf(book: Book, source: CourseSource): Promise<BookPdf> {
  const pictures = picturesOf(book, source)
  try {
    return await setWith(book, pictures)
  } catch (error) {
    if (!isOfPicture(error)) throw error
    return setWith(book, await soundOf(pictures))
  }
}
