import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDrawings, hasMarks, sideOf } from './compare-drawings.ts'
import { compareLessons } from './compare-lessons.ts'
import { readDrawing, wordsIn, writeDrawing } from './drawing.ts'

const compare = (before: string, after: string) =>
  writeDrawing(compareDrawings(readDrawing(before), readDrawing(after)))

describe('two drawings as one', () => {
  const cases: [string, string, string, string][] = [
    ['nothing', '<p>Uno due.</p>', '<p>Uno due.</p>', '<p>Uno due.</p>'],
    [
      'a word for another',
      '<p>Uno due tre.</p>',
      '<p>Uno sei tre.</p>',
      '<p>Uno <del>due</del><ins>sei</ins> tre.</p>',
    ],
    ['a word more', '<p>Uno tre.</p>', '<p>Uno due tre.</p>', '<p>Uno <ins>due </ins>tre.</p>'],
    [
      'neighbouring words at once',
      '<p>La casa è molto bella oggi.</p>',
      '<p>La casa è poco brutta oggi.</p>',
      '<p>La casa è <del>molto bella</del><ins>poco brutta</ins> oggi.</p>',
    ],
    [
      'after an apostrophe',
      '<p>Serve l’ascolto di tutti.</p>',
      '<p>Serve l’incontro di tutti.</p>',
      '<p>Serve l’<del>ascolto</del><ins>incontro</ins> di tutti.</p>',
    ],
    [
      'a word that becomes bold',
      '<p>Uno due tre.</p>',
      '<p>Uno <strong>due</strong> tre.</p>',
      '<p>Uno <del>due</del><strong><ins>due</ins></strong> tre.</p>',
    ],
    [
      'inside a bold phrase, which stays one',
      '<p><strong>uno due tre</strong> e poi</p>',
      '<p><strong>uno sei tre</strong> e poi</p>',
      '<p><strong>uno <del>due</del><ins>sei</ins> tre</strong> e poi</p>',
    ],
    [
      'where a link leads',
      '<p>Vedi <a href="https://a.example">qui</a>.</p>',
      '<p>Vedi <a href="https://b.example">qui</a>.</p>',
      '<p>Vedi <a href="https://a.example"><del>qui</del></a><a href="https://b.example"><ins>qui</ins></a>.</p>',
    ],
    [
      'a paragraph between two',
      '<div><p>Primo.</p><p>Terzo.</p></div>',
      '<div><p>Primo.</p><p>Secondo di nuovo.</p><p>Terzo.</p></div>',
      '<div><p>Primo.</p><p><ins>Secondo di nuovo.</ins></p><p>Terzo.</p></div>',
    ],
    [
      'an item gone, with its mark inside it',
      '<ul><li>pane</li><li id="x">latte</li></ul>',
      '<ul><li>pane</li></ul>',
      '<ul><li>pane</li><li><del>latte</del></li></ul>',
    ],
    [
      'one choice of a question',
      '<ol start="1"><li><div><p>Che cosa chiedi?</p></div><ul><li><span>Come si chiama</span> <span class="badge">giusta</span></li><li><span>Da dove viene</span></li></ul></li></ol>',
      '<ol start="2"><li><div><p>Che cosa chiedi?</p></div><ul><li><span>Come si chiama</span> <span class="badge">giusta</span></li><li><span>Da dove arriva</span></li></ul></li></ol>',
      '<ol start="2"><li><div><p>Che cosa chiedi?</p></div><ul><li><span>Come si chiama</span> <span class="badge">giusta</span></li><li><span>Da dove <del>viene</del><ins>arriva</ins></span></li></ul></li></ol>',
    ],
    [
      'a picture for another, its words as they were',
      '<figure class="figure"><img src="/a.png" alt="A"><figcaption>Nota</figcaption></figure>',
      '<figure class="figure"><img src="/b.png" alt="A"><figcaption>Nota</figcaption></figure>',
      '<figure class="figure"><del><img src="/a.png" alt="A"></del><ins><img src="/b.png" alt="A"></ins><figcaption>Nota</figcaption></figure>',
    ],
    [
      'a cell of a table',
      '<table><tbody><tr><td>uno</td><td>due</td></tr></tbody></table>',
      '<table><tbody><tr><td>uno</td><td>tre</td></tr></tbody></table>',
      '<table><tbody><tr><td>uno</td><td><del>due</del><ins>tre</ins></td></tr></tbody></table>',
    ],
    [
      'what is folded opens where it changed',
      '<details class="counter"><summary>Anagrafe</summary><p>Chiedi il documento.</p></details>',
      '<details class="counter"><summary>Anagrafe</summary><p>Chiedi il permesso.</p></details>',
      '<details class="counter" open><summary>Anagrafe</summary><p>Chiedi il <del>documento</del><ins>permesso</ins>.</p></details>',
    ],
    [
      'a box of another kind',
      '<aside class="callout note"><p>Testo lungo.</p></aside>',
      '<aside class="callout warning"><p>Testo lungo.</p></aside>',
      '<aside class="callout note"><p><del>Testo lungo.</del></p></aside><aside class="callout warning"><p><ins>Testo lungo.</ins></p></aside>',
    ],
  ]
  test.each(cases)('%s', (_name, before, after, wanted) => {
    expect(compare(before, after)).toBe(wanted)
  })
})

const anyWord = fc.constantFrom('uno', 'due', 'tre', 'l’altra', 'è', '&', '<', 'casa', 'casa.', '12')
const phrase = fc
  .array(anyWord, { minLength: 1, maxLength: 6 })
  .map((some) => some.join(' ').replace(/&/g, '&amp;').replace(/</g, '&lt;'))
const inline = fc
  .tuple(fc.constantFrom('', 'strong', 'em', 'a href="/x"'), phrase)
  .map(([tag, text]) => (tag ? `<${tag}>${text}</${tag.split(' ')[0]}>` : text))
const running = fc.array(inline, { minLength: 1, maxLength: 4 }).map((some) => some.join(' '))
const block = fc.oneof(
  running.map((text) => `<p>${text}</p>`),
  fc
    .array(running, { minLength: 1, maxLength: 3 })
    .map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`),
  running.map((text) => `<aside class="callout"><p>Nota</p><p>${text}</p></aside>`),
  fc.constant('<figure><img src="/a.png" alt="un cerchio"></figure>'),
)
const drawing = fc.array(block, { maxLength: 6 }).map((some) => some.join(''))

const folded = (nodes: Parameters<typeof wordsIn>[0]) => wordsIn(nodes).replace(/\s+/g, ' ').trim()

describe('of any two drawings', () => {
  test('without what came it says what the older says, without what went what the newer says', () => {
    fc.assert(
      fc.property(drawing, drawing, (before, after) => {
        const [one, other] = [readDrawing(before), readDrawing(after)]
        const both = compareDrawings(one, other)
        expect(folded(sideOf(both, 'ins'))).toBe(folded(one))
        expect(folded(sideOf(both, 'del'))).toBe(folded(other))
      }),
    )
  })
  test('marks stand where and only where they differ', () => {
    fc.assert(
      fc.property(drawing, drawing, (before, after) => {
        const [one, other] = [readDrawing(before), readDrawing(after)]
        expect(hasMarks(compareDrawings(one, one))).toBe(false)
        expect(hasMarks(compareDrawings(one, other))).toBe(before !== after)
      }),
    )
  })
  test('what is read and written again is the same', () => {
    const again = (html: string) => writeDrawing(readDrawing(html))
    fc.assert(fc.property(drawing, (html) => again(again(html)) === again(html)))
  })
})

describe('a lesson part by part', () => {
  const said = { added: 'aggiunto', removed: 'tolto', end: '.', alternative: 'Immagine' }
  const part = (words: string, html = `<p>${words}</p>`) => ({ words, html })
  const kinds = (before: string[], after: string[]) =>
    compareLessons(
      before.map((one) => part(one)),
      after.map((one) => part(one)),
      said,
    ).map((one) => (one.kind === 'same' ? `same ${one.htmls.length}` : one.kind))
  const [a, b, c, d] = [
    'La prima parte dice questo.',
    'La seconda è altra cosa.',
    'Qui si parla di ascolto.',
    'Fine dei giochi',
  ]
  test.each<[string, string[], string[], string[]]>([
    ['nothing changed', [a, b], [a, b], ['same 2']],
    ['one changed', [a, b, c], [a, 'La seconda è una cosa.', c], ['same 1', 'changed', 'same 1']],
    ['one came', [a, c], [a, b, c], ['same 1', 'added', 'same 1']],
    ['one went', [a, b, c], [a, c], ['same 1', 'removed', 'same 1']],
    ['one moved is told once', [a, b, c], [b, c, a], ['same 2', 'moved']],
    ['one replaced', [a, d], [a, c], ['same 1', 'removed', 'added']],
    ['all new', [], [a, b], ['added', 'added']],
  ])('%s', (_name, before, after, wanted) => {
    expect(kinds(before, after)).toEqual(wanted)
  })
  test('marks are said aloud; of a picture its words are compared beside it', () => {
    const picture = (alt: string) => part('', `<figure><img src="/a.png" alt="${alt}"></figure>`)
    const [one] = compareLessons([picture('Un cerchio')], [picture('Un quadrato')], said)
    expect(one?.kind === 'changed' && one.html).toBe(
      '<figure><img src="/a.png" alt=""><span class="mark-alternative">Immagine: Un ' +
        '<del><span class="visually-hidden"> [tolto: </span>cerchio<span class="visually-hidden">.] </span></del>' +
        '<ins><span class="visually-hidden"> [aggiunto: </span>quadrato<span class="visually-hidden">.] </span></ins></span></figure>',
    )
  })
  test('another picture is named to all', () => {
    const picture = (src: string) => part('', `<figure><img src="${src}" alt="Un cerchio"></figure>`)
    const [one] = compareLessons([picture('/a.png')], [picture('/b.png')], said)
    expect(one?.kind === 'changed' && one.html).toContain(
      '<ins class="mark-picture"><span class="mark-picture__label">aggiunto</span>',
    )
  })
})
