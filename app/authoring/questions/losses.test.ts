/** Nothing of a file is lost without a word: what the dialect cannot say is told, question by question. */
import { expect, test } from 'vitest'
import type { Question } from '#app/assessment/schemas.ts'
import { noteText } from './report-text.ts'
import { noteCodes } from './question.ts'
import { readQuestionFile } from './read-file.server.ts'
import { writeGiftQuestion } from './write-gift.ts'

const read = async (text: string) => (await readQuestionFile(Buffer.from(text))).questions
const one = async (text: string) => {
  const [first] = await read(text)
  if (!first) throw new Error('nothing was read')
  return { ...first, codes: first.notes.map(({ code }) => code) }
}

test('GIFT: a brace that is not closed costs its own question and no other', async () => {
  const text = `::Prima::Chi traduce? {=la mediatrice ~il collega

::Seconda::Chi decide? {=l’ufficio ~la mediatrice}

Terza: chi ascolta? {
  =tutti

  ~nessuno
}
`
  const questions = await read(text)
  expect(questions.map(({ name, place, question }) => [place, name, question?.type ?? null])).toEqual([
    ['1', 'Prima', null],
    ['3', 'Seconda', 'single'],
    ['5', 'Terza: chi ascolta?', 'single'],
  ])
  expect(questions[0]?.notes).toEqual([{ code: 'broken' }])
})

test('GIFT: comments among the answers are no answers, and weights may have a comma', async () => {
  const { question } = await one(`Quali segnali? {
  // i tre del manuale
  ~%33,333%il silenzio
  ~%33,333%lo sguardo
  ~%33,333%la pausa
  // uno sbagliato
  ~%-100%l’abito
}`)
  expect(question).toMatchObject({
    type: 'multiple',
    penalty: 100,
    choices: [
      { text: 'il silenzio', correct: true },
      { text: 'lo sguardo', correct: true },
      { text: 'la pausa', correct: true },
      { text: 'l’abito', correct: false },
    ],
  })
})

const moodle = (inside: string) =>
  `<quiz><question type="multichoice"><name><text>Nome</text></name><questiontext format="html"><text>Chi traduce?</text></questiontext>${inside}<answer fraction="100"><text>la mediatrice</text></answer><answer fraction="0"><text>il collega</text></answer></question></quiz>`
const outcomes = (right: string, wrong: string) =>
  `<correctfeedback format="html"><text>${right}</text></correctfeedback><incorrectfeedback format="html"><text>${wrong}</text></incorrectfeedback>`

test('Moodle: what is said of right and wrong answers comes into one, but for what Moodle says by itself', async () => {
  const own = await one(moodle(outcomes('Sì: non è neutrale, è terza.', 'Rileggi la scheda.')))
  expect(own.codes).toEqual(['outcome_feedback'])
  expect(own.question?.feedback).toBe('Sì: non è neutrale, è terza.\n\nRileggi la scheda.')
  const byItself = await one(moodle(outcomes('Risposta corretta.', 'Risposta errata.')))
  expect([byItself.codes, byItself.question?.feedback]).toEqual([[], null])
})

test('points are whole and at most 100 in every format', async () => {
  const grade = (points: string) => moodle(`<defaultgrade>${points}</defaultgrade>`)
  for (const [written, points] of [
    ['0.5', 1],
    ['2.5', 3],
    ['1000', 100],
  ] as const) {
    const { question, codes } = await one(grade(written))
    expect([question?.points, codes]).toEqual([points, ['points_rounded']])
  }
  expect(await one(grade('3.0000000'))).toMatchObject({ codes: [], question: { points: 3 } })
})

const item = (points: string, inside: string, processing: string, more = '') =>
  `<questestinterop><item ident="g1" title="Domanda"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>${points}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext>Chi?</mattext></material>${inside}</presentation><resprocessing>${processing}</resprocessing>${more}</item></questestinterop>`
const label = (id: string) =>
  `<response_label ident="${id}"><material><mattext>voce ${id}</mattext></material></response_label>`
const lid = (id: string, labels: string) =>
  `<response_lid ident="${id}"><material><mattext>a sinistra ${id}</mattext></material><render_choice>${labels}</render_choice></response_lid>`
const right = (of: string, value: string, more = '') =>
  `<respcondition><conditionvar><varequal respident="${of}"${more}>${value}</varequal></conditionvar><setvar action="Add">50</setvar></respcondition>`

test('QTI 1.2: points, entries without a pair, capitals that counted, comments by outcome', async () => {
  const labels = ['x', 'y', 'z'].map(label).join('')
  const pairs = item('2.5', lid('p', labels) + lid('q', labels), right('p', 'x') + right('q', 'y'))
  const match = await one(pairs)
  expect(match.notes).toEqual([
    { code: 'extra_match', detail: 'voce z' },
    { code: 'points_rounded', detail: '2.5' },
  ])
  const short = await one(item('1', '<response_str ident="r"/>', right('r', 'MLC', ' case="Yes"')))
  expect(short.codes).toEqual(['case_sensitive'])
  const said = (id: string, text: string) =>
    `<itemfeedback ident="${id}"><flow_mat><material><mattext>${text}</mattext></material></flow_mat></itemfeedback>`
  const feedback = said('general_fb', 'Sempre.') + said('correct_fb', 'Giusto.') + said('general_incorrect_fb', 'No.')
  const told = await one(item('1', '<response_str ident="r"/>', right('r', 'ascolto'), feedback))
  expect([told.codes, told.question?.feedback]).toEqual([['outcome_feedback'], 'Sempre.\n\nGiusto.\n\nNo.'])
})

const qti = (declaration: string, body: string, after = '') =>
  `<assessmentItem identifier="i1" title="Domanda">${declaration}<itemBody><p>Chi sta con chi?</p>${body}</itemBody>${after}</assessmentItem>`
const associable = (id: string) =>
  `<simpleAssociableChoice identifier="${id}" matchMax="1">voce ${id}</simpleAssociableChoice>`

test('QTI 2.1: associations are pairs, and comments that depend on the answer are told', async () => {
  const declaration =
    '<responseDeclaration identifier="R" cardinality="multiple" baseType="pair"><correctResponse><value>a b</value><value>c d</value></correctResponse></responseDeclaration>'
  const body = `<associateInteraction responseIdentifier="R" maxAssociations="2">${['a', 'b', 'c', 'd', 'e'].map(associable).join('')}</associateInteraction>`
  const feedback =
    '<modalFeedback outcomeIdentifier="FEEDBACK" identifier="wrong" showHide="show"><p>Rileggi.</p></modalFeedback>'
  const { question, notes } = await one(qti(declaration, body, feedback))
  expect(question).toMatchObject({
    type: 'match',
    feedback: 'Rileggi.',
    pairs: [
      { left: 'voce a', right: 'voce b' },
      { left: 'voce c', right: 'voce d' },
    ],
  })
  expect(notes.map(({ code }) => code).toSorted()).toEqual(['extra_match', 'outcome_feedback'])
})

test('what the checker of courses refuses is not imported', async () => {
  const long = 'a'.repeat(1200)
  const { question, codes } = await one(`Abbina {=uno -> ${long} =due -> secondo}`)
  expect([question, codes]).toEqual([null, ['broken']])
})

test('GIFT out: hint, points and order are told to be lost', () => {
  const base = { id: 'q', promptHtml: '<p>Chi?</p>', feedbackHtml: null }
  const short: Question = { ...base, type: 'short', points: 300, hintHtml: '<p>Pensa.</p>', accepted: ['tutti'] }
  expect(writeGiftQuestion(short).notes.map(({ code }) => code)).toEqual(['hint_unsaid', 'points_unsaid'])
  const items = ['c1', 'c2', 'c3'].map((id) => ({ id, text: id }))
  const order: Question = { ...base, type: 'order', points: 100, hintHtml: null, items }
  expect(writeGiftQuestion(order)).toMatchObject({ text: null, notes: [{ code: 'order_unsaid' }] })
})

test('every note has its sentence in both languages', () => {
  for (const code of noteCodes)
    for (const locale of ['it', 'en'] as const) expect(noteText({ code, detail: 'uno' }, locale)).toMatch(/^[^{}]{8,}$/)
})
