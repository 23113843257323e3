import { carriedPolicy } from '#app/platform/csp.server.ts'
import type { ExportForm } from '#app/scorm/export/forms.ts'
import type { Book, BookLesson, BookModule } from '../print/blocks.ts'
import { blocksXhtml, escaped, inlineXhtml, type Places } from '../print/xhtml.ts'
import { exerciseWords } from './words.ts'

type Page = { id: string; lessonId: string | null; title: string; html: string }

/** The id of a lesson is what its place is called without the `l-` before it. */
const lessonIdOf = ({ anchor }: BookLesson) => anchor.slice(2)

type Setting = { book: Book; places: Places; say: ReturnType<typeof exerciseWords> }

const heading = (title: string) => `<h1 tabindex="-1">${title}</h1>`
const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`

function startPage({ book, say }: Setting): Page {
  const facts = book.facts.map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`)
  const html = `${heading(escaped(book.title))}<p>${escaped(book.summary)}</p><h2>${escaped(say('facts'))}</h2><dl>${facts.join('')}</dl><p class="note">${escaped(book.version)}</p>`
  return { id: 'inizio', lessonId: null, title: say('start'), html }
}

function lessonPage(lesson: BookLesson, module: BookModule, { places, say }: Setting): Page {
  const { anchor, number, title, note, inside } = lesson
  const isFirst = module.lessons[0] === lesson
  const aims =
    isFirst && module.aims.length > 0
      ? `<aside class="box"><p class="label">${escaped(say('aims'))}</p>${list(module.aims.map(escaped))}</aside>`
      : ''
  const above = `<p class="kicker">${escaped(`${module.number}. ${module.title}`)}</p>`
  const html = `${above}${heading(`${escaped(number)} ${escaped(title)}`)}<p class="note">${escaped(note)}</p>${aims}${blocksXhtml(inside, places)}`
  return { id: anchor, lessonId: lessonIdOf(lesson), title: `${number} ${title}`, html }
}

function glossaryPage({ book, places, say }: Setting): Page[] {
  if (book.glossary.length === 0) return []
  const entries = book.glossary.map(({ anchor, word, inside, lessons }) => {
    const links = lessons.map((lesson) => `<a href="${places.hrefOf(lesson.anchor)}">${escaped(lesson.title)}</a>`)
    const where = `<span class="note">${escaped(say('explained'))} ${links.join('; ')}</span>`
    return `<dt id="${anchor}" tabindex="-1">${escaped(word)}</dt><dd>${inlineXhtml(inside, places)}<br/>${where}</dd>`
  })
  const html = `${heading(escaped(say('glossary')))}<dl>${entries.join('')}</dl>`
  return [{ id: 'parole', lessonId: null, title: say('glossary'), html }]
}

function sourcesPage({ book, places, say }: Setting): Page[] {
  if (book.sources.length === 0) return []
  const entries = book.sources.map(({ inside, url }) => {
    const where = url === null ? '' : `<br/><a href="${escaped(url)}">${escaped(url)}</a>`
    return `<li>${inlineXhtml(inside, places)}${where}</li>`
  })
  const html = `${heading(escaped(say('sources')))}<ol>${entries.join('')}</ol>`
  return [{ id: 'fonti', lessonId: null, title: say('sources'), html }]
}

function outlineHtml(pages: readonly Page[], { book, say }: Setting): string {
  const link = ({ id, lessonId, title }: Page) => {
    const state = lessonId === null ? '' : `<span class="outline__state">${escaped(say('state_open'))}</span>`
    const lesson = lessonId === null ? '' : ` data-lesson="${lessonId}"`
    return `<li><a href="#${id}"${lesson}>${escaped(title)}${state}</a></li>`
  }
  const of = (ids: readonly string[]) =>
    pages
      .filter(({ id }) => ids.includes(id))
      .map(link)
      .join('')
  const modules = book.modules.map(
    ({ number, title, lessons }) =>
      `<li><p class="outline__module">${escaped(`${number}. ${title}`)}</p><ol>${of(lessons.map(({ anchor }) => anchor))}</ol></li>`,
  )
  return `<details class="outline" open=""><summary>${escaped(say('outline_open'))}</summary><nav aria-label="${escaped(say('outline'))}"><ul>${of(['inizio'])}${modules.join('')}${of(['parole', 'fonti'])}</ul></nav></details>`
}

function pageHtml(page: Page, at: number, pages: readonly Page[], { say }: Setting): string {
  const way = (to: Page | undefined, word: 'previous' | 'next') =>
    to
      ? `<a class="button button--outline" href="#${to.id}"${word === 'next' ? ' data-next=""' : ''}>${escaped(say(word))}<span class="visually-hidden">: ${escaped(to.title)}</span></a>`
      : '<span></span>'
  const done = page.lessonId === null ? '' : `<div data-foot="${page.lessonId}"></div>`
  const ways = `<div class="foot__ways">${way(pages[at - 1], 'previous')}${way(pages[at + 1], 'next')}</div>`
  const lesson = page.lessonId === null ? '' : ` data-lesson="${page.lessonId}"`
  return `<article id="${page.id}" data-page=""${lesson}>\n${page.html}<div class="foot">${done}${ways}</div></article>\n`
}

/** JSON that may stand in a page: nothing in it ends the element it is in. */
const inPage = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

/**
 * A course as one page that holds all its lessons, with the data its script plays it from. Without script everything but
 * the exercises can be read. Its policy lets it have its own files alone.
 */
export function coursePage(book: Book, data: object, form: ExportForm, pictureOf: Places['pictureOf']): string {
  const say = exerciseWords(book.language)
  const setting: Setting = { book, places: { hrefOf: (anchor) => `#${anchor}`, pictureOf }, say }
  const lessons = book.modules.flatMap((module) => module.lessons.map((one) => lessonPage(one, module, setting)))
  const pages = [startPage(setting), ...lessons, ...glossaryPage(setting), ...sourcesPage(setting)]
  const title = escaped(book.title)
  return `<!doctype html>
<html lang="${escaped(book.language)}">
<head>
<meta charset="utf-8">
${carriedPolicy(form === 'cmi5')}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="style.css">
<script src="player.js" defer></script>
<script type="application/json" id="course">${inPage(data)}</script>
</head>
<body data-title="${title}">
<a class="skip" href="#main">${escaped(say('skip'))}</a>
<header class="head"><p class="head__title">${title}</p><p class="head__progress"><progress max="100" value="0" aria-labelledby="percent"></progress><span id="percent">${escaped(say('progress', { percent: 0 }))}</span></p></header>
<div class="frame">
<div class="notices"><div id="register" role="status"></div><div id="anew" role="status"></div><div id="end" role="status"></div></div>
${outlineHtml(pages, setting)}
<main id="main" class="page" tabindex="-1">
${pages.map((page, at) => pageHtml(page, at, pages, setting)).join('')}</main>
</div>
</body>
</html>
`
}
