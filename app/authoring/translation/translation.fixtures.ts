import { lessonText, markedCaseText, smallCourse } from '../course.fixtures.ts'
import type { CourseSource } from '../course-source.ts'
import { formText, journalText, surveyText } from '../practice.fixtures.ts'

const quizText = `<Quiz id="quiz-uno" title="Verifica" pass="60" attempts="3">
  <Question id="q-uno" type="single">
    Che cosa chiedi?
    <Choice correct>Come si chiama</Choice>
    <Choice>Da dove viene</Choice>
  </Question>
  <Question id="q-due" type="order">Metti in ordine.<Item>primo</Item><Item>secondo</Item><Item>terzo</Item></Question>
  <Question id="q-tre" type="multiple" penalty="50">
    Chi chiami?
    <Choice correct>Chi media</Choice>
    <Choice correct>Chi interpreta</Choice>
    <Choice>Nessuno</Choice>
  </Question>
  <Question id="q-quattro" type="match">Abbina.<Pair left="uno" right="primo" /><Pair left="due" right="secondo" /></Question>
  <Question id="q-cinque" type="short">Come si dice?<Accept>ascolto</Accept></Question>
  <Question id="q-sei" type="numeric">Quanti?<Answer value="12" tolerance="1" unit="mesi" /></Question>
  <Question id="q-sette" type="scale" from="1" to="5" low="poco" high="molto">Quanto?</Question>
</Quiz>`

const finalText = `<Quiz id="prova-finale" title="Prova finale" pools="all" draw="4" attempts="2" feedback="end">
</Quiz>`

const word = (text: string, english: string) => [text, english] as const
const words = [
  word('Primo modulo', 'First module'),
  word('Capire', 'Understanding'),
  word('title: Lezione', 'title: Lesson'),
  word('Testo ', 'Text '),
  word('Verifica', 'Check'),
  word('Prova finale', 'Final test'),
  word('Che cosa chiedi?', 'What do you ask?'),
  word('Come si chiama', 'What they are called'),
  word('Da dove viene', 'Where they come from'),
  word('<Accept>ascolto</Accept>', '<Accept>listening</Accept><Accept>to listen</Accept>'),
  word('unit="mesi"', 'unit="months"'),
  word('low="poco" high="molto"', 'low="little" high="a lot"'),
  word('Allo sportello', 'At the counter'),
  word('Ore nove', 'Nine o’clock'),
  word('Una signora aspetta.', 'A lady is waiting.'),
  word('Ascolto <Outcome>', 'I listen <Outcome>'),
  word('Che fai?', 'What do you do?'),
  word('Così si conclude.', 'This is how it ends.'),
  word('La scheda', 'The sheet'),
  word('Italiano', 'Italian'),
  word('DOMANDA-DIARIO', 'JOURNAL-QUESTION'),
  word('FRASE uno.', 'STATEMENT one.'),
]

const courseYaml = (lines: string) => `${lines}minutes: 45
threshold: 80
audience: [registry]
competences: [Ascoltare]
authors: [Redazione]
licence: CC BY-SA 4.0
`

const italianYaml = courseYaml('id: prova\ntitle: Corso di prova\nsummary: Un corso piccolo.\nlanguage: it\n')

type Changes = Record<string, string | null>

/** A small course in Italian, with every kind of exercise. */
export const inItalian = (changes: Changes = {}): CourseSource =>
  smallCourse({
    'course.yaml': italianYaml,
    '01-primo/01-uno.mdx': lessonText(
      `Testo uno.\n\n<Figure src="media/cerchio.svg" alt="Un cerchio" />\n\n${quizText}`,
    ),
    '01-primo/02-due.mdx': lessonText(`Testo due.\n\n${markedCaseText}`, 'lezione-due', 15),
    '01-primo/03-tre.mdx': lessonText(
      `Testo tre.\n\n${surveyText('pre')}\n\n${formText}\n\n${journalText}\n\n${surveyText('post')}`,
      'lezione-tre',
      15,
    ),
    '01-primo/04-quattro.mdx': lessonText(`Testo quattro.\n\n${finalText}`, 'lezione-quattro', 5),
    ...changes,
  })

/** The same course in English, in a folder of its own; `replaced` are words of its files that say something else. */
export function inEnglish(replaced: readonly (readonly [string, string])[] = [], slug = 'prova-en'): CourseSource {
  const yaml = courseYaml(
    `id: ${slug}\ntitle: A trial course\nsummary: A small course.\nlanguage: en\ntranslation-of: prova\n`,
  )
  const { files } = inItalian({ 'course.yaml': yaml })
  const decoder = new TextDecoder()
  const translated = [...files].map(([file, { bytes }]) => {
    if (file.includes('/media/')) return [file, { bytes }] as const
    const text = [...words, ...replaced].reduce((all, [from, to]) => all.replaceAll(from, to), decoder.decode(bytes))
    return [file, { bytes: new TextEncoder().encode(text) }] as const
  })
  return { slug, files: new Map(translated) }
}
