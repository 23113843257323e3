import {
  bounds,
  type NeutralQuestion,
  type Note,
  type ReadBody,
  type ReadChoice,
  type ReadQuestion,
} from './question.ts'
import { giftPieces, type GiftPiece } from './gift-pieces.ts'
import { noteOnce } from './notes.ts'
import { readEach } from './read-each.ts'
import { cleanText, type TextFormat } from './rich-text.ts'

/**
 * Questions in Moodle's GIFT. Source: docs.moodle.org, "GIFT format". Categories and comments are passed over; a character
 * after a backslash is itself; `\n` is a new line.
 */
export function readGift(text: string): ReadQuestion[] {
  return readEach(giftPieces(text), readPiece)
}

/** Escaped characters stand aside while a question is cut up: each as one private character. */
const escapable = ['\\', '~', '=', '#', '{', '}', ':', '%', '>', '-', 'n']
const aside = (text: string) =>
  text.replace(/\\([\\~=#{}:%>n-])/g, (_, character: string) =>
    String.fromCharCode(0xe000 + escapable.indexOf(character)),
  )
const back = (text: string) =>
  text.replace(/[\ue000-\ue00a]/g, (mark) => {
    const character = escapable[mark.charCodeAt(0) - 0xe000] ?? ''
    return character === 'n' ? '\n' : character
  })

const formatsOf: Record<string, TextFormat> = { html: 'html', moodle: 'html', plain: 'plain', markdown: 'markdown' }

/** The format a text names before it, and the text. */
function formatted(text: string, format: TextFormat): { text: string; format: TextFormat } {
  const [all = '', name = ''] = /^\s*\[(html|moodle|plain|markdown)\]/i.exec(text) ?? []
  return { text: text.slice(all.length), format: formatsOf[name.toLowerCase()] ?? format }
}

type Cleaner = { clean: (text: string) => ReturnType<typeof cleanText>; notes: Note[] }

/** Cleans texts of one question, and keeps what was noted. GIFT's own format is HTML with line breaks. */
function cleanerOf(format: TextFormat): Cleaner {
  const notes: Note[] = []
  const clean = (raw: string) => {
    const own = formatted(raw, format)
    const read = back(own.text)
    const isPlain = own.format === 'html' && !/<[a-z/!]|&[a-z#]/i.test(read)
    const cleaned = cleanText(read, isPlain ? 'plain' : own.format)
    for (const note of cleaned.notes) noteOnce(notes, note)
    return cleaned
  }
  return { clean, notes }
}

const skipped = (place: string, name: string, note: Note): ReadQuestion => ({
  place,
  name,
  question: null,
  notes: [note],
})

function readPiece({ line, text }: GiftPiece): ReadQuestion {
  const place = String(line)
  const set = aside(text.trim())
  const [titled = '', title = ''] = /^\s*::([\s\S]*?)::/.exec(set) ?? []
  const rest = set.slice(titled.length)
  const name = back(title).trim()
  const begin = rest.indexOf('{')
  if (begin < 0) return skipped(place, name || nameOf(rest), { code: 'description' })
  const end = rest.indexOf('}', begin)
  if (end < 0) return skipped(place, name || nameOf(rest), { code: 'broken' })
  const stem = formatted(rest.slice(0, begin), 'html')
  const after = rest.slice(end + 1).trim()
  const { clean, notes } = cleanerOf(stem.format)
  const prompt = clean(after ? `${stem.text.trimEnd()} _____ ${after}` : stem.text)
  if (after) notes.push({ code: 'missing_word' })
  const called = name || prompt.plain.slice(0, 60)
  if (!prompt.blocks) return skipped(place, called, { code: 'prompt_empty' })
  const [answers, general] = cutOnce(rest.slice(begin + 1, end), '####')
  const body = readAnswers(answers.trim(), clean, notes)
  if ('skip' in body) return skipped(place, called, body.skip)
  const feedback = joinBlocks(general === undefined ? '' : clean(general).blocks, body.feedback)
  const question: NeutralQuestion = { name: called, prompt: prompt.blocks, hint: null, points: 1, ...body, feedback }
  return { place, name: called, question, notes }
}

const nameOf = (text: string) => cleanText(back(text), 'html').plain.slice(0, 60)
const joinBlocks = (...texts: (string | null)[]) => texts.filter(Boolean).join('\n\n') || null

function cutOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + mark.length)]
}

type Clean = Cleaner['clean']
type Body = (ReadBody & { feedback: string | null }) | { skip: Note }

function readAnswers(text: string, clean: Clean, notes: Note[]): Body {
  if (text === '') return { skip: { code: 'essay' } }
  if (/^(?:t|true|f|false)\s*(?:#|$)/i.test(text)) return trueFalse(text, clean)
  if (text.startsWith('#')) return numeric(text.slice(1), clean, notes)
  const answers = answersOf(text)
  if (answers.length === 0) return { skip: { code: 'no_answer' } }
  if (answers.length > bounds.parts) return { skip: { code: 'too_large' } }
  const isMatching = answers.every(({ sign, text: one }) => sign === '=' && one.includes('->'))
  if (isMatching) return matching(answers, clean, notes)
  if (answers.some(({ sign }) => sign === '~')) return choices(answers, clean, notes)
  return short(answers, notes)
}

function trueFalse(text: string, clean: Clean): Body {
  const [key = '', wrong, right] = text.split('#')
  const isTrue = /^t/i.test(key.trim())
  const said = (feedback: string | undefined) => (feedback?.trim() ? clean(feedback).line : null)
  const choice = (label: string, correct: boolean): ReadChoice => ({
    text: label,
    correct,
    feedback: said(correct ? right : wrong),
  })
  return { type: 'single', choices: [choice('Vero', isTrue), choice('Falso', !isTrue)], feedback: null }
}

/** An answer that is written or paired: plain, unless it says otherwise. */
function plainOf(text: string): string {
  const own = formatted(text, 'plain')
  return own.format === 'html' ? cleanText(back(own.text), 'html').plain : back(own.text).replace(/\s+/g, ' ').trim()
}

type Answer = { sign: string; weight: number | null; text: string; feedback: string | null }

/** The answers of a question: `=` right, `~` wrong or weighted, `#` what is said of it. */
function answersOf(text: string): Answer[] {
  return [...text.matchAll(/([=~])([^=~]*)/g)].map(([, sign = '', rest = '']) => {
    const [, percent, said = ''] = /^\s*(?:%(-?\d+(?:[.,]\d+)?)%)?([\s\S]*)$/.exec(rest) ?? []
    const [answer, feedback] = cutOnce(said, '#')
    const weight = percent === undefined ? null : Number(percent.replace(',', '.'))
    return { sign, weight, text: answer.trim(), feedback: feedback?.trim() ? feedback : null }
  })
}

function choices(answers: readonly Answer[], clean: Clean, notes: Note[]): Body {
  const isRight = ({ sign, weight }: Answer) => sign === '=' || (weight ?? 0) > 0
  const read = answers.map((answer) => {
    const feedback = answer.feedback === null ? null : clean(answer.feedback).line
    return { text: clean(answer.text).line, correct: isRight(answer), feedback }
  })
  const right = answers.filter(isRight)
  const isSingle = right.some(({ sign }) => sign === '=')
  if (!isSingle) return { type: 'multiple', choices: read, penalty: penaltyOf(answers, right, notes), feedback: null }
  const full = right.filter(({ sign, weight }) => sign === '=' || weight === 100)
  const best = full[0] ?? right[0]
  if (right.length > 1) notes.push({ code: 'partial_credit' })
  return {
    type: 'single',
    choices: read.map((choice, at) => ({ ...choice, correct: answers[at] === best })),
    feedback: null,
  }
}

/** Weights that are no equal shares are lost; equal ones below zero become the penalty. */
function penaltyOf(answers: readonly Answer[], right: readonly Answer[], notes: Note[]): number | null {
  const share = 100 / right.length
  if (right.some(({ weight }) => Math.abs((weight ?? share) - share) > 1)) notes.push({ code: 'partial_credit' })
  const wrong = new Set(answers.filter((one) => !right.includes(one)).map(({ weight }) => Math.abs(weight ?? 0)))
  if (wrong.size > 1) notes.push({ code: 'partial_credit' })
  const [penalty = share] = wrong
  return Math.abs(penalty - share) < 1 ? null : Math.min(100, Math.round(penalty))
}

function matching(answers: readonly Answer[], clean: Clean, notes: Note[]): Body {
  const pairs = answers.flatMap(({ text }) => {
    const [left, right = ''] = cutOnce(text, '->')
    const pair = { left: clean(left).plain, right: plainOf(right) }
    if (pair.left && pair.right) return [pair]
    notes.push({ code: 'extra_match', detail: pair.left || pair.right })
    return []
  })
  return { type: 'match', pairs, feedback: null }
}

function short(answers: readonly Answer[], notes: Note[]): Body {
  const accepted = new Set<string>()
  for (const { weight, text, feedback } of answers) {
    if (feedback) noteOnce(notes, { code: 'no_feedback_place' })
    const plain = plainOf(text)
    if (weight !== null && weight <= 0) continue
    if (weight !== null && weight < 100) noteOnce(notes, { code: 'partial_credit' })
    else if (plain.includes('*')) noteOnce(notes, { code: 'wildcard', detail: plain })
    else if (plain) accepted.add(plain)
  }
  return { type: 'short', accepted: [...accepted], feedback: null }
}

/** `value:tolerance`, `from..to`, or `=` answers with weights, of which the full one stays. */
function numeric(text: string, clean: Clean, notes: Note[]): Body {
  const isList = text.trim().startsWith('=')
  const answers: Answer[] = isList ? answersOf(text) : [oneNumber(text)]
  const full = answers.filter(({ weight }) => weight === null || weight === 100)
  const [answer] = full
  if (!answer) return { skip: { code: 'no_answer' } }
  if (answers.length > full.length) notes.push({ code: 'partial_credit' })
  if (full.length > 1) notes.push({ code: 'more_answers' })
  const number = numberOf(back(answer.text))
  if (!number) return { skip: { code: 'broken', detail: back(answer.text).slice(0, 40) } }
  const said = answer.feedback === null ? null : clean(answer.feedback).blocks
  return { type: 'numeric', ...number, unit: '', feedback: said }
}

function oneNumber(text: string): Answer {
  const [answer, feedback] = cutOnce(text, '#')
  return { sign: '=', weight: null, text: answer.trim(), feedback: feedback?.trim() ? feedback : null }
}

const digits = (text: string | undefined) => (text === undefined ? NaN : Number(text.trim().replace(',', '.') || NaN))

function numberOf(text: string): { value: number; tolerance: number } | null {
  const [from, to] = text.split('..').map(digits)
  if (from !== undefined && to !== undefined)
    return finite({ value: round((from + to) / 2), tolerance: round((to - from) / 2) })
  const [value, tolerance] = text.split(':')
  return finite({ value: digits(value), tolerance: tolerance === undefined ? 0 : digits(tolerance) })
}

const round = (value: number) => Number(value.toPrecision(12))
const finite = (read: { value: number; tolerance: number }) =>
  Number.isFinite(read.value) && Number.isFinite(read.tolerance) && read.tolerance >= 0 ? read : null
