import { zipOf } from '#app/platform/zip.fixtures.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const wrapped = (name: string, inner: string) =>
  `${declaration}<w:${name} xmlns:w="${main}" xmlns:r="${office}">${inner}</w:${name}>`

export const run = (words: string, marks = '') =>
  `<w:r>${marks ? `<w:rPr>${marks}</w:rPr>` : ''}<w:t xml:space="preserve">${words}</w:t></w:r>`
export const para = (inner: string, style = '', more = '') =>
  `<w:p>${style || more ? `<w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${more}</w:pPr>` : ''}${inner}</w:p>`
export const item = (words: string, level = 0, list = 1) =>
  para(run(words), '', `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
export const link = (id: string, words: string) => `<w:hyperlink r:id="${id}">${run(words)}</w:hyperlink>`
const cell = (words: string) => `<w:tc><w:tcPr/>${para(run(words))}</w:tc>`
export const table = (rows: string[][]) =>
  `<w:tbl><w:tblPr/>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`

/** A drawing with the picture of a relation (ISO/IEC 29500-1, 20.4.2.8). */
export const drawing = (relationId: string, description: string) =>
  '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">' +
  `<wp:docPr id="1" name="foto" descr="${description}"/>` +
  '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">' +
  `<pic:blipFill><a:blip r:embed="${relationId}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

const style = (id: string, name: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`
/** Heading styles as the Italian Word, the English one and LibreOffice name them. */
export const headings = {
  word: [1, 2, 3, 4].map((level) => style(`Titolo${level}`, `heading ${level}`)).join(''),
  english: [1, 2, 3, 4].map((level) => style(`Heading${level}`, `heading ${level}`)).join(''),
  libreoffice: [1, 2, 3, 4].map((level) => style(`Heading${level}`, `Heading ${level}`)).join(''),
}

const level = (at: number, format: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="•"/></w:lvl>`
const levels = (format: string) => [0, 1, 2, 3, 4, 5, 6, 7, 8].map((at) => level(at, format)).join('')
const numbering =
  `<w:abstractNum w:abstractNumId="0">${levels('bullet')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${levels('decimal')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'

const part = (name: string, kind: string) =>
  `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`
const types =
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
  `${part('document', 'document.main')}${part('styles', 'styles')}${part('numbering', 'numbering')}` +
  `${part('footnotes', 'footnotes')}${part('comments', 'comments')}</Types>`

const relation = (id: string, kind: string, target: string, isOutside = false) =>
  `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"${isOutside ? ' TargetMode="External"' : ''}/>`
const relations = (inner: string) =>
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`

export type Document = {
  body: string
  styles?: string
  /** Addresses by the id of their relation. */
  links?: Record<string, string>
  /** Names of files in `word/media/`, by the id of their relation; their bytes are in `more`. */
  pictures?: Record<string, string>
  /** Inside `footnotes.xml` and `comments.xml`. */
  footnotes?: string
  comments?: string
  /** Parts beside these, or in their place. */
  more?: Record<string, string | Uint8Array>
}

/** The parts of a .docx as Word and LibreOffice write them (ISO/IEC 29500-1, 11). */
export function wordParts({
  body,
  styles = headings.word,
  links = {},
  pictures = {},
  footnotes = '',
  comments = '',
  more = {},
}: Document) {
  const outside = Object.entries(links).map(([id, url]) => relation(id, 'hyperlink', url, true))
  const shown = Object.entries(pictures).map(([id, name]) => relation(id, 'image', `media/${name}`))
  const inside = ['styles', 'numbering', 'footnotes', 'comments'].map((name) =>
    relation(`rel-${name}`, name, `${name}.xml`),
  )
  return {
    '[Content_Types].xml': types,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations([...inside, ...shown, ...outside].join('')),
    'word/document.xml': wrapped('document', `<w:body>${body}<w:sectPr/></w:body>`),
    'word/styles.xml': wrapped('styles', styles),
    'word/numbering.xml': wrapped('numbering', numbering),
    'word/footnotes.xml': wrapped('footnotes', footnotes),
    'word/comments.xml': wrapped('comments', comments),
    ...more,
  }
}

/** A .docx. */
export const wordFile = (document: Document): Buffer => zipOf(wordParts(document))

export const footnote = (id: number, words: string) => `<w:footnote w:id="${id}">${para(run(words))}</w:footnote>`
export const footnoteMark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
