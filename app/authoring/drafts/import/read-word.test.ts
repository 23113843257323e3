import { describe, expect, test } from 'vitest'
import { readDocument } from './read-upload.server.ts'
import {
  drawing,
  footnote,
  footnoteMark,
  headings,
  item,
  link,
  para,
  run,
  table,
  wordFile,
  type Document,
} from './word.fixtures.ts'

const titled = (level: number, words: string, prefix = 'Titolo') => para(run(words), `${prefix}${level}`)

async function read(document: Document, split: 'one' | 'each' = 'one') {
  const outcome = await readDocument({ kind: 'word', bytes: wordFile(document), name: 'Accoglienza.docx', split })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return outcome
}
const countOf = (report: Awaited<ReturnType<typeof read>>['report']) =>
  Object.fromEntries(report.map(({ code, count }) => [code, count]))

describe('a document of Word', () => {
  const body =
    titled(1, 'Accogliere allo sportello') +
    para(
      `${run('Prima si ')}${run('ascolta', '<w:b/>')}${run(', poi si ')}${run('scrive', '<w:i/>')}${run('.')}${footnoteMark(2)}`,
    ) +
    titled(2, 'Che cosa serve') +
    item('Un foglio') +
    item('Una penna', 1) +
    item('Il primo passo', 0, 2) +
    para(
      `${run('Leggi ')}${link('l1', 'la guida')}${run(', ')}${link('l2', 'il vecchio sito')}${run(' e ')}${link('l3', 'questo')}${run('.')}`,
    ) +
    table([
      ['Giorno', 'Orario'],
      ['Lunedì', '9–12'],
      ['Giovedì', '14–17'],
    ])
  const document: Document = {
    body,
    links: { l1: 'https://guida.example/a?b=1', l2: 'http://sito.example/', l3: 'javascript:alert(1)' },
    footnotes: footnote(2, 'Così dice {il manuale} a p. 3 <di 9>'.replace('<di 9>', '&lt;di 9&gt;')),
  }

  test('becomes a lesson: headings, lists, emphasis, links, notes; a table becomes a list', async () => {
    const { lessons, report } = await read(document)
    expect(lessons).toHaveLength(1)
    expect(lessons[0]).toMatchObject({ title: 'Accogliere allo sportello', minutes: 1 })
    expect(lessons[0]?.body).toBe(`Prima si **ascolta**, poi si *scrive*.\\[1]

## Che cosa serve

- Un foglio
  - Una penna

1. Il primo passo

Leggi [la guida](https://guida.example/a?b=1), il vecchio sito (http://sito.example/) e questo.

- **Giorno**: Lunedì · **Orario**: 9–12
- **Giorno**: Giovedì · **Orario**: 14–17

## Note

\\[1] Così dice \\{il manuale} a p. 3 \\<di 9>`)
    expect(countOf(report)).toMatchObject({ link: 1, link_http: 1, link_unsafe: 1, table: 1, footnote: 1 })
    expect(report.find(({ code }) => code === 'link_unsafe')?.examples).toEqual(['questo'])
  })

  test.each([
    ['the Italian Word', headings.word, 'Titolo'],
    ['the English Word', headings.english, 'Heading'],
    ['LibreOffice', headings.libreoffice, 'Heading'],
  ])('of %s is cut at its first headings by choice, levels made two', async (_who, styles, prefix) => {
    const parts = [
      [1, 'Arrivare'],
      [2, 'Il primo giorno'],
      [4, 'Un dettaglio'],
      [1, 'Restare'],
    ] as const
    const many = parts.map(([level, words]) => titled(level, words, prefix) + para(run(`Testo di ${words}.`))).join('')
    const { lessons, report } = await read({ body: para(run('Premessa.')) + many, styles }, 'each')
    expect(lessons.map(({ title }) => title)).toEqual(['Accoglienza', 'Arrivare', 'Restare'])
    expect(lessons[1]?.body).toContain('## Il primo giorno')
    expect(lessons[1]?.body).toContain('### Un dettaglio')
    expect(countOf(report)).toMatchObject({ heading: 4, heading_level: 1 })
    const whole = await read({ body: many, styles })
    expect(whole.lessons[0]?.body).toContain('## Arrivare')
  })

  test('with a title of its own above its headings has it as that of the lesson, and no empty lesson of it', async () => {
    const styles = `${headings.word}<w:style w:type="paragraph" w:styleId="Titolo"><w:name w:val="Title"/></w:style>`
    const body =
      para(run('La guida'), 'Titolo') + titled(1, 'Uno') + para(run('Testo.')) + titled(1, 'Due') + para(run('Altro.'))
    const whole = await read({ body, styles })
    expect(whole.lessons).toMatchObject([{ title: 'La guida', body: '## Uno\n\nTesto.\n\n## Due\n\nAltro.' }])
    const { lessons } = await read({ body, styles }, 'each')
    expect(lessons.map(({ title }) => title)).toEqual(['Uno', 'Due'])
  })

  test('has its revisions accepted and its comments, pictures and margins left out, each told with its words', async () => {
    const { lessons, report } = await read({
      body:
        para(
          `${run('Il testo ')}<w:ins w:id="1" w:author="x">${run('nuovo')}</w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>vecchio</w:delText></w:r></w:del>` +
            '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        ) + para(drawing('img1', 'La sala d’attesa')),
      links: { img1: 'https://spia.example/foto.png' },
      comments: `<w:comment w:id="0" w:author="x">${para(run('Chi parla?'))}</w:comment>`,
      more: { 'word/header1.xml': `<w:hdr xmlns:w="urn:x"><w:p><w:r><w:t>Riservato</w:t></w:r></w:p></w:hdr>` },
    })
    expect(lessons[0]?.body).toBe('Il testo nuovo')
    expect(report.filter(({ kind }) => kind !== 'kept')).toEqual([
      { kind: 'changed', code: 'revision_in', count: 1, examples: ['nuovo'] },
      { kind: 'left', code: 'image', count: 1, examples: ['La sala d’attesa'] },
      { kind: 'left', code: 'comment', count: 1, examples: ['Chi parla?'] },
      { kind: 'left', code: 'revision_out', count: 1, examples: ['vecchio'] },
      { kind: 'left', code: 'margin', count: 1, examples: ['Riservato'] },
    ])
  })
})

describe('a text in Markdown', () => {
  const readText = async (text: string, name = 'testo.md', split: 'one' | 'each' = 'one') => {
    const outcome = await readDocument({ kind: 'markdown', bytes: Buffer.from(text), name, split })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome))
    return outcome
  }

  test('keeps what the dialect has, makes words of the rest, and tells both', async () => {
    const { lessons, report } = await readText(
      '---\ntitle: Prova\nminutes: 7\nautore: X\n---\n\n| A | B |\n|---|:-:|\n| 1 | **due** |\n\n<div onclick="x()">Ciao <i>mondo</i></div>\n\n![foto](foto.png) Testo con `codice`.\n\n[a][rif]\n\n[rif]: https://x.example/\n',
    )
    expect(lessons).toEqual([
      {
        title: 'Prova',
        minutes: 7,
        body: '- **A**: 1 · **B**: **due**\n\nCiao mondo\n\nTesto con codice.\n\n[a](https://x.example/)',
      },
    ])
    expect(countOf(report)).toMatchObject({ table: 1, html_words: 1, image: 1, code: 1, link: 1, facts: 1 })
  })

  test('of the dialect comes in word for word where nothing is wrong with it, and as plain words where something is', async () => {
    const good = '<Callout kind="tip" title="Ricorda">\n\nUna cosa.\n\n</Callout>'
    const text = (body: string) => `---\nid: mia\ntitle: 'Una lezione'\nminutes: 12\n---\n\n${body}\n`
    const kept = await readText(text(good), 'lezione.mdx')
    expect(kept.lessons).toEqual([{ title: 'Una lezione', minutes: 12, body: good }])
    expect(countOf(kept.report)).toEqual({ component: 1 })
    const wrong = await readText(text(`${good}\n\n{process.exit()}`), 'lezione.mdx')
    expect(wrong.lessons[0]?.body).toBe('Una cosa.\n\n\\{process.exit()}')
    expect(countOf(wrong.report)).toMatchObject({ html: 2 })
  })
})
