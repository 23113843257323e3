import type { Question } from '#app/assessment/schemas.ts'
import type { Note } from './question.ts'

/** A question as written, or why it has no place in the format; `notes` is what is lost of it. */
export type WrittenQuestion = { id: string; text: string | null; notes: Note[] }

/** Characters that mean something in GIFT; line breaks would end a question. */
const escaped = (text: string) => text.replace(/[\\~=#{}:]/g, (sign) => `\\${sign}`).replace(/\s*\n\s*/g, ' ')
const html = (text: string) => `[html]${escaped(text)}`
const plain = (text: string) => `[plain]${escaped(text)}`
/** An arrow stands between the two of a pair. */
const unarrowed = (text: string) => text.replaceAll('->', '-\\>')
const percent = (value: number) => `%${Number(value.toFixed(5))}%`

const said = (feedback: string | null) => (feedback ? `#${html(feedback)}` : '')

function answersOf(question: Question): { lines: string[]; notes: Note[] } | null {
  switch (question.type) {
    case 'single':
      return {
        lines: question.choices.map(
          ({ correct, html: text, feedbackHtml }) => `${correct ? '=' : '~'}${html(text)}${said(feedbackHtml)}`,
        ),
        notes: [],
      }
    case 'multiple': {
      const share = 100 / question.choices.filter(({ correct }) => correct).length
      const penalty = question.penaltyPercent ?? share
      return {
        lines: question.choices.map(
          ({ correct, html: text, feedbackHtml }) =>
            `~${percent(correct ? share : -penalty)}${html(text)}${said(feedbackHtml)}`,
        ),
        notes: [],
      }
    }
    case 'match':
      return {
        lines: question.pairs.map(({ left, right }) => `=${unarrowed(plain(left))} -> ${unarrowed(escaped(right))}`),
        notes: [],
      }
    case 'short':
      return { lines: question.accepted.map((one) => `=${plain(one)}`), notes: [] }
    case 'numeric': {
      const { value, tolerance, unit } = question
      return { lines: [`#${value}:${tolerance}`], notes: unit ? [{ code: 'unit_unsaid', detail: unit }] : [] }
    }
    case 'order':
    case 'scale':
      return null
  }
}

/** One question in GIFT, its texts as HTML. Putting in order and scales have no place there. */
export function writeGiftQuestion(question: Question): WrittenQuestion {
  const answers = answersOf(question)
  if (!answers) {
    const code = question.type === 'scale' ? 'scale_unsaid' : 'order_unsaid'
    return { id: question.id, text: null, notes: [{ code }] }
  }
  const general = question.feedbackHtml ? [`  ####${html(question.feedbackHtml)}`] : []
  const hint: Note[] = question.hintHtml ? [{ code: 'hint_unsaid' }] : []
  const lines = [...answers.lines.map((line) => `  ${line}`), ...general]
  const text = [`::${escaped(question.id)}::${html(question.promptHtml)} {`, ...lines, '}', ''].join('\n')
  const points: Note[] =
    question.points === 100 ? [] : [{ code: 'points_unsaid', detail: String(question.points / 100) }]
  return { id: question.id, text, notes: [...answers.notes, ...hint, ...points] }
}
