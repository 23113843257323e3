import { escapeXml } from '#app/platform/escape-xml.ts'
import { anchors, type Block, type Inline } from './blocks.ts'

/** What XML 1.0 has no place for (§2.2): control signs, halves of a pair, the two that are no characters. */
const unsayable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** A text as XML says it, in elements and attributes. */
export const escaped = (text: string): string => escapeXml(text.replace(unsayable, ''))

/** Where things are in an e-book: the file that holds an anchor, with `#`, and the one a picture is in. */
export type Places = { hrefOf: (anchor: string) => string; pictureOf: (file: string) => string }

function piece(one: Inline, places: Places): string {
  const inside = () => ('inside' in one ? inlineXhtml(one.inside, places) : '')
  switch (one.kind) {
    case 'text':
      return escaped(one.text)
    case 'emphasis':
      return `<em>${inside()}</em>`
    case 'strong':
      return `<strong>${inside()}</strong>`
    case 'code':
      return `<code>${escaped(one.text)}</code>`
    case 'break':
      return '<br/>'
    case 'link':
      return `<a href="${escaped(one.to)}">${inside()}</a>`
    case 'goto':
      return `<a href="${escaped(places.hrefOf(one.anchor))}">${inside()}</a>`
    case 'term':
      return `<a class="term" epub:type="glossref" role="doc-glossref" href="${escaped(places.hrefOf(one.anchor))}">${escaped(one.word)}</a>`
  }
}

/** A line as XHTML. */
export const inlineXhtml = (inside: readonly Inline[], places: Places): string =>
  inside.map((one) => piece(one, places)).join('')

/** Headings of a lesson's file begin at its title: a book's level 4 is its second. */
const heading = (level: number, content: string, id = '') =>
  `<h${level - 2}${id && ` id="${escaped(id)}"`}>${content}</h${level - 2}>\n`

const items = (list: readonly string[]) => list.map((one) => `<li>${one}</li>`).join('\n')

const marks = { round: '○', square: '☐' } as const
const mark = (shape: keyof typeof marks) => `<span class="mark" aria-hidden="true">${marks[shape]}</span> `

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

function figure({ file, alt, caption, credit }: Of<'figure'>, { pictureOf }: Places): string {
  const said = [caption, credit && `<span class="credit">${escaped(credit)}</span>`]
  const below =
    caption || credit ? `<figcaption>${[escaped(caption), said[1]].filter(Boolean).join(' ')}</figcaption>` : ''
  return `<figure><img src="${escaped(pictureOf(file))}" alt="${escaped(alt)}"/>${below}</figure>\n`
}

function matchTable({ heads, lefts, rights }: Of<'match'>): string {
  const rows = lefts.map((left, at) => {
    const right = rights[at]
    return `<tr><td>${at + 1}. ${escaped(left)}</td><td>${escaped(`${right?.letter ?? ''}. ${right?.text ?? ''}`)}</td></tr>`
  })
  const [left, right] = heads.map((head) => `<th scope="col">${escaped(head)}</th>`)
  return `<table><thead><tr>${left}${right}</tr></thead><tbody>${rows.join('\n')}</tbody></table>\n`
}

function ticks({ round, items: all }: Of<'ticks'>, places: Places): string {
  const said = all.map(({ letter, inside }) => {
    const name = letter === null ? '' : `<strong>${letter}.</strong> `
    return mark(round ? 'round' : 'square') + name + inlineXhtml(inside, places)
  })
  return `<ul class="ticks">${items(said)}</ul>\n`
}

function order({ label, items: all }: Of<'order'>): string {
  return `<p><em>${escaped(label)}</em></p>\n<ul class="ticks">${items(all.map((one) => mark('square') + escaped(one)))}</ul>\n`
}

function scale({ label, steps, low, high }: Of<'scale'>): string {
  const said = steps.map((step) => `${mark('round')}${step}`).join(' &#160; ')
  const before = label && `<p><em>${escaped(label)}</em></p>\n`
  return `${before}<p class="scale">${escaped(low)} &#160; ${said} &#160; ${escaped(high)}</p>\n`
}

function place({ id, exercise, kicker, title, label }: Of<'place'>): string {
  const heading = `<h2 id="${anchors.exercise(id)}"><span class="kicker">${escaped(kicker)}</span><br/>${escaped(title)}</h2>`
  const empty = `<div class="place" data-exercise="${id}"><p>${escaped(label)}</p></div>`
  return `<section class="exercise exercise--${exercise}" aria-labelledby="${anchors.exercise(id)}">${heading}\n${empty}</section>\n`
}

function film({ kind, file, title, captions, language }: Of<'film' | 'sound'>, { pictureOf }: Places): string {
  const tag = kind === 'film' ? 'video' : 'audio'
  const track =
    captions &&
    `<track kind="captions" src="${escaped(pictureOf(captions))}" srclang="${escaped(language)}" default=""/>`
  const source = `src="${escaped(pictureOf(file))}" aria-label="${escaped(title)}"`
  return `<figure><${tag} controls="" preload="none" ${source}>${track ?? ''}</${tag}></figure>\n`
}

function file({ file: path, label, title }: Of<'file'>, { pictureOf }: Places): string {
  const href = escaped(pictureOf(path))
  return `<p><a href="${href}" download="${escaped(path.replace(/^.*\//, ''))}">${escaped(`${label}: ${title}`)}</a></p>\n`
}

function compare({ sides }: Of<'compare'>, places: Places): string {
  const said = sides.map(
    ({ title, inside }) =>
      `<div class="side"><p class="label">${escaped(title)}</p>\n${blocksXhtml(inside, places)}</div>`,
  )
  return `<div class="compare">${said.join('\n')}</div>\n`
}

function block(one: Block, places: Places): string {
  const all = (list: readonly Block[]) => blocksXhtml(list, places)
  switch (one.kind) {
    case 'paragraph':
      return `<p>${inlineXhtml(one.inside, places)}</p>\n`
    case 'heading':
      return heading(one.level, inlineXhtml(one.inside, places))
    case 'list': {
      const tag = one.ordered ? 'ol' : 'ul'
      return `<${tag}>${items(one.items.map(all))}</${tag}>\n`
    }
    case 'quote': {
      const by = one.by === null ? '' : `<p class="by">${escaped(one.by)}</p>\n`
      return `<blockquote>${all(one.inside)}${by}</blockquote>\n`
    }
    case 'rule':
      return '<hr/>\n'
    case 'newpage':
      return ''
    case 'box':
      return `<aside class="box box-${one.tone}"><p class="label">${escaped(one.label)}</p>\n${all(one.inside)}</aside>\n`
    case 'figure':
      return figure(one, places)
    case 'timeline': {
      const moments = one.moments.map(
        ({ when, title, inside }) =>
          `<p class="when">${escaped(when)}</p>\n<p><strong>${escaped(title)}</strong></p>\n${all(inside)}`,
      )
      return `<ol class="timeline">${items(moments)}</ol>\n`
    }
    case 'compare':
      return compare(one, places)
    case 'section': {
      const title = `<span class="kicker">${escaped(one.kicker)}</span><br/>${escaped(one.title)}`
      return `<section class="level-${one.level}">${heading(one.level, title, one.anchor)}${all(one.inside)}</section>\n`
    }
    case 'question':
      return `<ol class="question" start="${one.number}"><li>${all(one.inside)}</li></ol>\n`
    case 'ticks':
      return ticks(one, places)
    case 'order':
      return order(one)
    case 'match':
      return matchTable(one)
    case 'scale':
      return scale(one)
    case 'lines':
      return one.label ? `<p class="room">${escaped(one.label)}</p>\n` : ''
    case 'place':
      return place(one)
    case 'film':
    case 'sound':
      return film(one, places)
    case 'file':
      return file(one, places)
  }
}

/** Blocks as XHTML, well-formed whatever their words are. */
export const blocksXhtml = (blocks: readonly Block[], places: Places): string =>
  blocks.map((one) => block(one, places)).join('')
