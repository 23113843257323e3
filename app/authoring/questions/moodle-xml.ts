import { childOf, childrenOf, isMoreThan, textIn, type Element } from '#app/platform/xml.ts'
import {
  bounds,
  type Note,
  type NoteCode,
  type NeutralQuestion,
  type ReadBody,
  type ReadChoice,
  type ReadQuestion,
} from './question.ts'
import { noteList } from './notes.ts'
import { readEach } from './read-each.ts'
import { cleanText, type TextFormat } from './rich-text.ts'
import { wholePoints } from './whole-points.ts'

/** Why a type of Moodle's cannot become a question of the dialect. */
const notImported: Record<string, NoteCode> = {
  essay: 'essay',
  description: 'description',
  cloze: 'cloze',
  multianswer: 'cloze',
  gapselect: 'cloze',
  ddwtos: 'drag_drop',
  ddimageortext: 'drag_drop',
  ddmarker: 'drag_drop',
  calculated: 'calculated',
  calculatedsimple: 'calculated',
  calculatedmulti: 'calculated',
  randomsamatch: 'random',
  random: 'random',
}

/** Questions in Moodle's XML. Source: docs.moodle.org, "Moodle XML format". Categories are passed over. */
export function readMoodleXml(quiz: Element): ReadQuestion[] {
  const questions = childrenOf(quiz, 'question').filter(({ attributes }) => attributes.type !== 'category')
  return readEach(questions, (question, index) => readOne(question, index + 1))
}

const formatsOf: Record<string, TextFormat> = {
  html: 'html',
  moodle_auto_format: 'html',
  plain_text: 'plain',
  markdown: 'markdown',
}

type Texts = {
  of: (element: Element | undefined) => ReturnType<typeof cleanText>
  notes: Note[]
  note: (code: NoteCode, detail?: string) => void
}

/** Texts of one question, cleaned, with what was noted, each once. */
function textsOf(): Texts {
  const { notes, note, said } = noteList()
  return {
    notes,
    note,
    of: (element) => {
      const format = formatsOf[element?.attributes.format ?? ''] ?? 'html'
      const text = textIn(childOf(element, 'text') ?? element)
      const cleaned = cleanText(text, format)
      said(cleaned)
      return cleaned
    },
  }
}

function readOne(question: Element, number: number): ReadQuestion {
  const type = question.attributes.type ?? ''
  const texts = textsOf()
  const prompt = texts.of(childOf(question, 'questiontext'))
  const name = textIn(childOf(childOf(question, 'name'), 'text')).slice(0, 200) || prompt.plain.slice(0, 60)
  const skip = (code: NoteCode, detail?: string): ReadQuestion => ({
    ...{ place: String(number), name, question: null },
    notes: [detail === undefined ? { code } : { code, detail }],
  })
  const reason = Object.hasOwn(notImported, type) ? notImported[type] : undefined
  if (reason) return skip(reason)
  if (isMoreThan(question, bounds.elementsOfQuestion)) return skip('too_large')
  if (!prompt.blocks) return skip('prompt_empty')
  const body = readBody(type, question, texts)
  if (body === null) return skip('unknown_type', type.slice(0, 40))
  if (body === 'broken') return skip('no_answer')
  const question_: NeutralQuestion = { name, prompt: prompt.blocks, ...aroundOf(question, texts), ...body }
  return { place: String(number), name, question: question_, notes: texts.notes }
}

/** Hint, feedback and points, which every type has. */
function aroundOf(question: Element, texts: Texts): Pick<NeutralQuestion, 'hint' | 'feedback' | 'points'> {
  const hints = childrenOf(question, 'hint')
    .map((hint) => texts.of(hint).blocks)
    .filter(Boolean)
  if (hints.length > 1) texts.note('hints_merged')
  const points = wholePoints(textIn(childOf(question, 'defaultgrade')), texts.note)
  const general = texts.of(childOf(question, 'generalfeedback')).blocks
  const feedback = [general, ...outcomesOf(question, texts)].filter(Boolean).join('\n\n')
  return { hint: hints.join('\n\n') || null, feedback: feedback || null, points }
}

/** What Moodle puts there by itself says nothing. Source: its language packs, "correctfeedbackdefault" and the like. */
const byItself = new Set([
  'Your answer is correct.',
  'Your answer is partially correct.',
  'Your answer is incorrect.',
  'Risposta corretta.',
  'Risposta parzialmente esatta.',
  'Risposta errata.',
])

/** What is said of right, half right and wrong answers to the whole question, which the dialect says in one. */
function outcomesOf(question: Element, texts: Texts): string[] {
  const said = ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback']
    .map((name) => texts.of(childOf(question, name)))
    .filter(({ plain }) => plain && !byItself.has(plain))
  if (said.length > 0) texts.note('outcome_feedback')
  return said.map(({ blocks }) => blocks)
}

function readBody(type: string, question: Element, texts: Texts): ReadBody | null | 'broken' {
  switch (type) {
    case 'multichoice':
      return choices(question, texts)
    case 'truefalse':
      return trueFalse(question, texts)
    case 'shortanswer':
      return short(question, texts)
    case 'numerical':
      return numeric(question, texts)
    case 'matching':
    case 'match':
    case 'ddmatch':
      return matching(question, texts)
    case 'ordering':
    case 'order':
      return ordering(question, texts)
    default:
      return null
  }
}

const fractionOf = ({ attributes }: Element) => Number(attributes.fraction ?? 0)

function choiceOf(answer: Element, texts: Texts, correct: boolean): ReadChoice {
  const feedback = texts.of(childOf(answer, 'feedback')).line
  return { text: texts.of(answer).line, correct, feedback: feedback || null }
}

function choices(question: Element, texts: Texts): ReadBody | 'broken' {
  const answers = childrenOf(question, 'answer')
  const right = answers.filter((answer) => fractionOf(answer) > 0)
  if (right.length === 0) return 'broken'
  const isSingle = /^(?:true|1)$/i.test(textIn(childOf(question, 'single')) || 'true')
  if (isSingle) {
    const best = right.reduce((a, b) => (fractionOf(b) > fractionOf(a) ? b : a))
    if (right.length > 1 || answers.some((answer) => fractionOf(answer) < 0)) texts.note('partial_credit')
    return { type: 'single', choices: answers.map((answer) => choiceOf(answer, texts, answer === best)) }
  }
  const share = 100 / right.length
  if (right.some((answer) => Math.abs(fractionOf(answer) - share) > 1)) texts.note('partial_credit')
  const taken = new Set(
    answers.filter((answer) => fractionOf(answer) <= 0).map((answer) => Math.round(-fractionOf(answer))),
  )
  if (taken.size > 1) texts.note('partial_credit')
  const [penalty = Math.round(share)] = taken
  return {
    type: 'multiple',
    choices: answers.map((answer) => choiceOf(answer, texts, right.includes(answer))),
    penalty: Math.abs(penalty - share) < 1 ? null : Math.min(100, penalty),
  }
}

const truth: Record<string, string> = { true: 'Vero', false: 'Falso' }

function trueFalse(question: Element, texts: Texts): ReadBody | 'broken' {
  const answers = childrenOf(question, 'answer')
  if (answers.filter((answer) => fractionOf(answer) > 0).length !== 1) return 'broken'
  const named = (choice: ReadChoice) => ({ ...choice, text: truth[choice.text.toLowerCase()] ?? choice.text })
  return { type: 'single', choices: answers.map((answer) => named(choiceOf(answer, texts, fractionOf(answer) > 0))) }
}

function short(question: Element, texts: Texts): ReadBody | 'broken' {
  const accepted = new Set<string>()
  for (const answer of childrenOf(question, 'answer')) {
    const text = textIn(childOf(answer, 'text')).replace(/\s+/g, ' ')
    const fraction = fractionOf(answer)
    if (textIn(childOf(childOf(answer, 'feedback'), 'text'))) texts.note('no_feedback_place')
    if (fraction <= 0) continue
    if (fraction < 100) texts.note('partial_credit')
    else if (text.includes('*')) texts.note('wildcard', text.slice(0, 40))
    else if (text) accepted.add(text)
  }
  if (/^(?:1|true)$/i.test(textIn(childOf(question, 'usecase')))) texts.note('case_sensitive')
  return accepted.size > 0 ? { type: 'short', accepted: [...accepted] } : 'broken'
}

function numeric(question: Element, texts: Texts): ReadBody | 'broken' {
  const full = childrenOf(question, 'answer').filter((answer) => fractionOf(answer) === 100)
  const [answer] = full
  const value = Number(textIn(childOf(answer, 'text')).replace(',', '.') || NaN)
  if (!answer || !Number.isFinite(value)) return 'broken'
  if (full.length > 1) texts.note('more_answers')
  if (childrenOf(question, 'answer').some((one) => fractionOf(one) > 0 && fractionOf(one) < 100))
    texts.note('partial_credit')
  if (textIn(childOf(childOf(answer, 'feedback'), 'text'))) texts.note('no_feedback_place')
  const tolerance = Math.abs(Number(textIn(childOf(answer, 'tolerance')).replace(',', '.') || 0)) || 0
  const unit = childrenOf(childOf(question, 'units'), 'unit').find(
    (one) => Number(textIn(childOf(one, 'multiplier')) || 1) === 1,
  )
  return { type: 'numeric', value, tolerance, unit: textIn(childOf(unit, 'unit_name')) }
}

function matching(question: Element, texts: Texts): ReadBody | 'broken' {
  const pairs = childrenOf(question, 'subquestion').flatMap((one) => {
    const pair = {
      left: texts.of(one).plain,
      right: textIn(childOf(childOf(one, 'answer'), 'text')).replace(/\s+/g, ' '),
    }
    if (pair.left && pair.right) return [pair]
    texts.note('extra_match', pair.right || pair.left)
    return []
  })
  return pairs.length > 0 ? { type: 'match', pairs } : 'broken'
}

function ordering(question: Element, texts: Texts): ReadBody {
  const items = childrenOf(question, 'answer').toSorted((a, b) => fractionOf(a) - fractionOf(b))
  return { type: 'order', items: items.map((item) => texts.of(item).plain) }
}
