import type { Block, Book, BookLesson, BookModule } from './blocks.ts'
import { endingOf } from '../check-media.ts'
import { blocksXhtml, escaped, inlineXhtml, type Places } from './xhtml.ts'

/** A file of text of an e-book; `parts` are listed beneath it in the contents. */
export type Chapter = { file: string; title: string; role: string; body: string; parts: Chapter[] }

const fileOfModule = (at: number) => `module-${at + 1}.xhtml`
const fileOfLesson = (at: number, index: number) => `lesson-${at + 1}-${index + 1}.xhtml`
const glossaryFile = 'glossary.xhtml'

/** Names of the pictures in the e-book, by their path in the course. */
export const epubPictures = ({ pictures }: Book): ReadonlyMap<string, string> =>
  new Map(pictures.map((file, at) => [file, `pictures/picture-${at + 1}.${endingOf(file)}`]))

function placesOf(book: Book): Places {
  const files = new Map([
    ...book.modules.flatMap(({ anchor, lessons }, at): [string, string][] => [
      [anchor, fileOfModule(at)],
      ...lessons.map((lesson, index): [string, string] => [lesson.anchor, fileOfLesson(at, index)]),
    ]),
    ...book.glossary.map(({ anchor }): [string, string] => [anchor, `${glossaryFile}#${anchor}`]),
  ])
  const pictures = epubPictures(book)
  return {
    hrefOf: (anchor) => files.get(anchor) ?? `#${anchor}`,
    pictureOf: (file) => pictures.get(file) ?? '',
  }
}

const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>\n`

function lessonChapter({ number, title, note, inside }: BookLesson, file: string, places: Places): Chapter {
  const head = `<h1><span class="number">${escaped(number)}</span> ${escaped(title)}</h1>\n<p class="note">${escaped(note)}</p>\n`
  return { file, title: `${number} ${title}`, role: 'chapter', body: head + blocksXhtml(inside, places), parts: [] }
}

function moduleChapter(module: BookModule, at: number, book: Book, places: Places): Chapter {
  const { number, title, aims, lessons } = module
  const reached = aims.length > 0 ? `<p class="label">${escaped(book.words.aims)}</p>\n${list(aims.map(escaped))}` : ''
  const parts = lessons.map((lesson, index) => lessonChapter(lesson, fileOfLesson(at, index), places))
  const links = list(parts.map((part) => `<a href="${part.file}">${escaped(part.title)}</a>`))
  const body = `<h1><span class="number">${escaped(number)}.</span> ${escaped(title)}</h1>\n${reached}${links}`
  return { file: fileOfModule(at), title: `${number}. ${title}`, role: 'part', body, parts }
}

function titleChapter(book: Book): Chapter {
  const { words, title, summary, version, facts, howTo } = book
  const told = facts.map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`).join('\n')
  const body = [
    `<p class="kicker">${escaped(words.edition)}</p>`,
    `<h1>${escaped(title)}</h1>`,
    `<p class="summary">${escaped(summary)}</p>`,
    `<p class="label">${escaped(version)}</p>`,
    `<dl>${told}</dl>`,
    `<h2>${escaped(words.howTo)}</h2>`,
    ...howTo.map((one) => `<p>${escaped(one)}</p>`),
  ].join('\n')
  return { file: 'title.xhtml', title, role: 'titlepage', body, parts: [] }
}

function keysChapter({ words }: Book, keys: readonly Block[], places: Places): Chapter {
  const body = `<h1>${escaped(words.keys)}</h1>\n<p class="note">${escaped(words.keysLead)}</p>\n${blocksXhtml(keys, places)}`
  return { file: 'keys.xhtml', title: words.keys, role: 'appendix', body, parts: [] }
}

function glossaryChapter({ words, glossary }: Book, places: Places): Chapter {
  const entries = glossary.map(({ anchor, word, inside, lessons }) => {
    const links = lessons.map((lesson) => `<a href="${places.hrefOf(lesson.anchor)}">${escaped(lesson.title)}</a>`)
    const meaning = `${inlineXhtml(inside, places)} <span class="note">(${links.join('; ')})</span>`
    return `<dt id="${anchor}" epub:type="glossterm"><dfn>${escaped(word)}</dfn></dt>\n<dd epub:type="glossdef">${meaning}</dd>`
  })
  const body = `<h1>${escaped(words.glossary)}</h1>\n<p class="note">${escaped(words.glossaryLead)}</p>\n<dl epub:type="glossary">${entries.join('\n')}</dl>`
  return { file: glossaryFile, title: words.glossary, role: 'glossary', body, parts: [] }
}

function sourcesChapter({ words, sources }: Book, places: Places): Chapter {
  const entries = sources.map(({ inside, url }) => {
    const where = url === null ? '' : `<br/><a href="${escaped(url)}">${escaped(url)}</a>`
    return `<li>${inlineXhtml(inside, places)}${where}</li>`
  })
  const body = `<h1>${escaped(words.sources)}</h1>\n<p class="note">${escaped(words.sourcesLead)}</p>\n<ol>${entries.join('\n')}</ol>`
  return { file: 'sources.xhtml', title: words.sources, role: 'bibliography', body, parts: [] }
}

/** A book cut into the files of an e-book, in the order they are read. */
export function chaptersOf(book: Book): Chapter[] {
  const places = placesOf(book)
  return [
    titleChapter(book),
    ...book.modules.map((module, at) => moduleChapter(module, at, book, places)),
    ...(book.keys === null ? [] : [keysChapter(book, book.keys, places)]),
    ...(book.glossary.length > 0 ? [glossaryChapter(book, places)] : []),
    ...(book.sources.length > 0 ? [sourcesChapter(book, places)] : []),
  ]
}
