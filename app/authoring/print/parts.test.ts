import { expect, test } from 'vitest'
import { lessonText, smallCourse } from '../course.fixtures.ts'
import { chaptersOf } from './epub-chapters.ts'
import { bookOf, textOfPdf } from './printed.fixtures.ts'
import { setPdf } from './set-pdf.server.ts'

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

/** One pixel each. */
const png = bytes('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')
const webp = bytes('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==')
const jpeg = bytes(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z',
)

const body = `
Una <Term word="mediatrice">chi porta le parole dall’una all’altra</Term> e poi la [legge](https://example.org/legge).

<Video src="media/film.mp4" captions="media/film.vtt" transcript="media/film.txt" title="Al banco" />

<Audio src="media/voce.mp3" transcript="media/voce.pdf" title="Una voce" />

<Download src="media/modulo.pdf" title="Il modulo" />

<TerritoryCard>Chi abita qui?</TerritoryCard>

<AtYourCounter department="nursery">Al nido si vede altro.</AtYourCounter>

<Source title="Testo unico" author="Repubblica Italiana" year="1998" url="https://example.org/testo" />

<Figure src="media/uno.png" alt="Un punto" caption="Il punto." />
<Figure src="media/due.jpg" alt="Due punti" />
<Figure src="media/tre.webp" alt="Tre punti" />

<Journal id="diario" title="Il tuo diario">Che cosa hai visto?</Journal>

<SimulationForm id="scheda" title="La scheda">
  La famiglia.
  <FormField id="campo-uno" label="Nucleo" kind="line" required>
    <Model>MODELLO-SEGRETO <Why>PERCHE-SEGRETO</Why></Model>
  </FormField>
</SimulationForm>

<Quiz id="quiz-vario" title="Vario">
  <Question id="q-coppie" type="match">Abbina.<Pair left="uno" right="primo"/><Pair left="due" right="secondo"/><Pair left="tre" right="terzo"/></Question>
  <Question id="q-parola" type="short">Come si dice?<Accept>PAROLA-SEGRETA</Accept><Hint>Comincia con p.</Hint></Question>
  <Question id="q-anno" type="numeric">Quanti?<Answer value="987654" unit="anni" /></Question>
  <Question id="q-agio" type="scale" from="1" to="4" low="Per niente" high="Del tutto">Quanto?</Question>
</Quiz>
`

const encode = (text: string) => new TextEncoder().encode(text)
const source = smallCourse({
  '01-primo/01-uno.mdx': lessonText(body),
  '01-primo/media/film.mp4': Buffer.from('\u0000\u0000\u0000\u0018ftypmp42', 'latin1'),
  '01-primo/media/film.vtt': 'WEBVTT\n',
  '01-primo/media/film.txt': 'Buongiorno, si accomodi.\n\nGrazie.',
  '01-primo/media/voce.mp3': Buffer.from('ID3aaaa', 'latin1'),
  '01-primo/media/voce.pdf': encode('%PDF-1.7'),
  '01-primo/media/modulo.pdf': encode('%PDF-1.7'),
  '01-primo/media/uno.png': png,
  '01-primo/media/due.jpg': jpeg,
  '01-primo/media/tre.webp': webp,
})

test('every part of the dialect is told on paper, and the keys of none', async () => {
  const text = textOfPdf((await setPdf(bookOf(source, 'learner', 'pdf').book, source)).bytes).replace(/\s+/g, ' ')
  const told = [
    'Una mediatrice e poi la legge',
    'https://example.org/legge',
    'Al banco. Si vede e si ascolta nella lezione sul sito.',
    'Buongiorno, si accomodi. Grazie.',
    'La trascrizione si scarica',
    'Il file «modulo.pdf» si trova',
    'Il tuo territorio Chi abita qui?',
    'Allo sportello: Asilo nido Al nido si vede altro.',
    'Fonte 1 Repubblica Italiana, Testo unico, 1998.',
    'https://example.org/testo',
    'Il punto.',
    'Che cosa hai visto? È per te: nessuno lo legge.',
    'Nucleo',
    'Un numero (anni)',
    'Per niente',
    'Se ti serve un aiuto 2 Comincia con p.',
    'mediatrice chi porta le parole dall’una all’altra Lezione, 5',
  ]
  expect(told.filter((one) => !text.includes(one))).toEqual([])
  expect(text).not.toMatch(/SEGRET[OA]\b(?<!ESITO-SEGRETO|SCENA-SEGRETA|LETTURA-SEGRETA)|987/)
})

test('the pairs of a question do not stand side by side', () => {
  const { book } = bookOf(source, 'learner', 'pdf')
  const [pairs] = /"kind":"match".*?\]\s*\}/.exec(JSON.stringify(book)) ?? []
  expect(pairs).toMatch(/"lefts":\["uno","due","tre"\]/)
  expect(pairs).not.toMatch(/primo.*secondo.*terzo/)
})

test('an e-book shows the pictures and links where paper writes an address', () => {
  const { book } = bookOf(source, 'learner', 'epub')
  const lesson = chaptersOf(book)[1]?.parts[0]?.body ?? ''
  expect(lesson).toContain('<a href="https://example.org/legge">legge</a>')
  expect(lesson.match(/<img src="pictures\/picture-\d\.(?:png|jpg|webp)" alt="[^"]+"\/>/g)).toHaveLength(3)
  expect(lesson).not.toMatch(/MODELLO-SEGRETO|PERCHE-SEGRETO|PAROLA-SEGRETA|987/)
})

test('a picture that cannot be read is told by its words, and the others are shown', async () => {
  const figures = ['uno', 'due'].map(
    (name) => `<Figure src="media/${name}.png" alt="Un punto ${name}" caption="Sotto." />`,
  )
  const broken = smallCourse({
    '01-primo/01-uno.mdx': lessonText(`Guarda.\n\n${figures.join('\n\n')}`),
    '01-primo/media/uno.png': Buffer.concat([png.subarray(0, 30), Buffer.from('rotta')]),
    '01-primo/media/due.png': png,
  })
  const { bytes: pdf, isArchive } = await setPdf(bookOf(broken, 'learner', 'pdf').book, broken)
  const text = textOfPdf(pdf)
  expect(isArchive).toBe(true)
  expect(text).toContain('Un punto uno')
  expect(text).not.toContain('Un punto due')
})
