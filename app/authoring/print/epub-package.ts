import { mediaTypeOf } from '../check-media.ts'
import type { Book } from './blocks.ts'
import type { Chapter } from './epub-chapters.ts'
import { escaped } from './xhtml.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** Every chapter, what is beneath it after it. */
export const inOrder = (chapters: readonly Chapter[]): Chapter[] =>
  chapters.flatMap((chapter) => [chapter, ...inOrder(chapter.parts)])

/** A chapter as a file: XHTML of EPUB 3.3 §6. */
export function chapterFile({ language }: Book, { title, role, body }: Chapter): string {
  return `${declaration}<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head><meta charset="UTF-8"/><title>${escaped(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body><section epub:type="${role}">
${body}
</section></body>
</html>
`
}

function listed(chapters: readonly Chapter[]): string {
  const items = chapters.map(
    ({ file, title, parts }) =>
      `<li><a href="${file}">${escaped(title)}</a>${parts.length > 0 ? `\n${listed(parts)}` : ''}</li>`,
  )
  return `<ol>${items.join('\n')}</ol>`
}

/** The contents, as a file readers open and as the one reading programs read (EPUB 3.3 §7). */
export function navFile(book: Book, chapters: readonly Chapter[]): string {
  const contents = `<nav epub:type="toc" role="doc-toc" id="toc"><h1>${escaped(book.words.contents)}</h1>\n${listed(chapters)}</nav>`
  return chapterFile(book, {
    file: 'nav.xhtml',
    title: book.words.contents,
    role: 'frontmatter',
    body: contents,
    parts: [],
  })
}

export const containerFile = `${declaration}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

/** A UUID (RFC 9562 §5.8, of our own making) that a mark always gives again. `mark` begins with 32 hexadecimal digits. */
function uuidOf(mark: string): string {
  const digits = `${mark.slice(0, 12)}8${mark.slice(13, 16)}a${mark.slice(17, 32)}`
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** What the e-book asks of its reader and offers, in the words of schema.org (EPUB Accessibility 1.1 §2). */
function accessibility({ pictures }: Book): string {
  const facts: [string, string][] = [
    ['accessMode', 'textual'],
    ...(pictures.length > 0 ? [['accessMode', 'visual'] satisfies [string, string]] : []),
    ['accessModeSufficient', 'textual'],
    ...['structuralNavigation', 'tableOfContents', 'readingOrder'].map((one): [string, string] => [
      'accessibilityFeature',
      one,
    ]),
    ...(pictures.length > 0 ? [['accessibilityFeature', 'alternativeText'] satisfies [string, string]] : []),
    ['accessibilityHazard', 'none'],
  ]
  return facts.map(([name, value]) => `<meta property="schema:${name}">${value}</meta>`).join('\n')
}

/** The package document (EPUB 3.3 §5): what the book is, its files, the order they are read in. */
export function packageFile(book: Book, chapters: readonly Chapter[], pictures: readonly string[]): string {
  const { title, language, authors, summary, licence, day, mark } = book
  const files = inOrder(chapters).map(({ file }) => file)
  const items = [
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    '<item id="style" href="style.css" media-type="text/css"/>',
    ...files.map((file, at) => `<item id="text-${at + 1}" href="${file}" media-type="application/xhtml+xml"/>`),
    ...pictures.map(
      (file, at) => `<item id="picture-${at + 1}" href="${file}" media-type="${mediaTypeOf(file) ?? ''}"/>`,
    ),
  ]
  const [first, ...rest] = files.map((_, at) => `<itemref idref="text-${at + 1}"/>`)
  const creators = authors.map((author) => `<dc:creator>${escaped(author)}</dc:creator>`)
  return `${declaration}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" xml:lang="${language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book">urn:uuid:${uuidOf(mark)}</dc:identifier>
<dc:title>${escaped(title)}</dc:title>
<dc:language>${language}</dc:language>
${creators.join('\n')}
<dc:description>${escaped(summary)}</dc:description>
<dc:rights>${escaped(licence)}</dc:rights>
<dc:date>${day.toISOString().slice(0, 10)}</dc:date>
<meta property="dcterms:modified">${day.toISOString().replace(/\.\d+Z$/, 'Z')}</meta>
${accessibility(book)}
</metadata>
<manifest>
${items.join('\n')}
</manifest>
<spine>
${[first, '<itemref idref="nav"/>', ...rest].join('\n')}
</spine>
</package>
`
}
