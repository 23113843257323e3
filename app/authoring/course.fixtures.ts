import type { CourseSource } from './course-source.ts'

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>Un cerchio</title><circle cx="5" cy="5" r="4"/></svg>'

const courseYaml = `id: prova
title: Corso di prova
summary: Un corso piccolo.
language: it
minutes: 25
threshold: 80
audience: [registry]
competences: [Ascoltare]
authors: [Redazione]
licence: CC BY-SA 4.0
`

export const quizText = `<Quiz id="quiz-uno" title="Verifica" pass="60">
  <Question id="q-uno" type="single">
    Che cosa chiedi per prima cosa?
    <Choice correct>Come si chiama <Feedback>GIUSTO-SEGRETO</Feedback></Choice>
    <Choice>Da dove viene <Feedback>SBAGLIATO-SEGRETO</Feedback></Choice>
  </Question>
  <Question id="q-due" type="order">
    Metti in ordine.
    <Item>primo</Item>
    <Item>secondo</Item>
    <Item>terzo</Item>
  </Question>
</Quiz>`

export const caseText = `<Case id="caso-uno" title="Allo sportello">
  <Scene id="s-uno" title="Ore nove">
    Una signora aspetta.
    <Decision id="d-uno" prompt="Che fai?">
      <Option to="s-due">Ascolto <Outcome>ESITO-SEGRETO</Outcome></Option>
      <Option to="s-tre">Rimando</Option>
    </Decision>
  </Scene>
  <Scene id="s-due" title="Dopo" next="s-tre">SCENA-SEGRETA due.</Scene>
  <Scene id="s-tre" title="Fine" end>
    SCENA-SEGRETA tre.
    <Reflection id="r-uno" min="20" max="300">Che cosa porti via?</Reflection>
  </Scene>
  <Reading by="Voce A" role="mediatrice">LETTURA-SEGRETA</Reading>
  <Reading by="Voce B" role="madre">Un’altra lettura.</Reading>
  <Debrief>Così si conclude.</Debrief>
</Case>`

/** The same case with a reflection that trainers read, by a rubric of two criteria: lines 14 to 24 of the text. */
export const markedCaseText = caseText.replace('<Reflection id="r-uno"', '<Reflection id="r-uno" marked').replace(
  '  <Reading by="Voce A"',
  `  <Rubric>
    <Criterion title="Ascolto">
      <Level>LIVELLO basso <Anchor why="PERCHE-ANCORA">ANCORA-SEGRETA</Anchor></Level>
      <Level>LIVELLO medio</Level>
      <Level>LIVELLO alto</Level>
    </Criterion>
    <Criterion title="Rete"><Level>Da sola</Level><Level>Con altri</Level></Criterion>
  </Rubric>
  <Reading by="Voce A"`,
)

export const lessonText = (body: string, id = 'lezione-uno', minutes = 10) =>
  `---\nid: ${id}\ntitle: Lezione\nminutes: ${minutes}\n---\n\n${body}\n`

/** The line of the file on which `body` of `lessonText` begins. */
export const bodyLine = 7

const encoder = new TextEncoder()

/** A small course without faults; `changes` replaces files, null removes them. */
export function smallCourse(changes: Record<string, string | Uint8Array | null> = {}): CourseSource {
  const files: Record<string, string | Uint8Array | null> = {
    'course.yaml': courseYaml,
    '01-primo/module.yaml': 'id: primo\ntitle: Primo modulo\naims: [Capire]\n',
    '01-primo/01-uno.mdx': lessonText(
      `## Un titolo\n\nTesto con **forza**.\n\n<Figure src="media/cerchio.svg" alt="Un cerchio" />\n\n${quizText}`,
    ),
    '01-primo/02-due.mdx': lessonText(`Testo.\n\n${caseText}`, 'lezione-due', 15),
    '01-primo/media/cerchio.svg': svg,
    ...changes,
  }
  const present = Object.entries(files).flatMap(([file, content]) =>
    content === null
      ? []
      : [[file, { bytes: typeof content === 'string' ? encoder.encode(content) : content }] as const],
  )
  return { slug: 'prova', files: new Map(present) }
}
