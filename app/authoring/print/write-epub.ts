import { streamZip, type StreamedFile } from '#app/platform/zip-stream.ts'
import type { CourseSource } from '../course-source.ts'
import type { Book } from './blocks.ts'
import { chaptersOf, epubPictures } from './epub-chapters.ts'
import { chapterFile, containerFile, inOrder, navFile, packageFile } from './epub-package.ts'
import { epubStyle } from './epub-style.ts'

const encoder = new TextEncoder()
const textFile = (path: string, text: string): StreamedFile => ({ path, pieces: [encoder.encode(text)] })

/**
 * A book as EPUB 3.3 (W3C): the container of OCF with its `mimetype` first and stored (§4.2), one file of XHTML a lesson,
 * its pictures, our own style, nothing from elsewhere. The same book gives the same bytes.
 */
export async function writeEpub(book: Book, source: CourseSource): Promise<Uint8Array> {
  const chapters = chaptersOf(book)
  const pictures = [...epubPictures(book)]
  const shown = pictures.map(([file, name]): StreamedFile => {
    const bytes = source.files.get(file)?.bytes
    if (!bytes) throw new Error(`${file} was checked and is not there`)
    return { path: `EPUB/${name}`, pieces: [bytes] }
  })
  const files: StreamedFile[] = [
    { ...textFile('mimetype', 'application/epub+zip'), stored: true },
    textFile('META-INF/container.xml', containerFile),
    textFile(
      'EPUB/package.opf',
      packageFile(
        book,
        chapters,
        pictures.map(([, name]) => name),
      ),
    ),
    textFile('EPUB/nav.xhtml', navFile(book, chapters)),
    textFile('EPUB/style.css', epubStyle),
    ...inOrder(chapters).map((chapter) => textFile(`EPUB/${chapter.file}`, chapterFile(book, chapter))),
    ...shown,
  ]
  const pieces: Uint8Array[] = []
  for await (const piece of streamZip(files)) pieces.push(piece)
  return Buffer.concat(pieces)
}
