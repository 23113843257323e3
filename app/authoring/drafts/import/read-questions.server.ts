import type { Locale } from '#app/platform/i18n/messages.ts'
import { toSlug } from '#app/platform/slug.ts'
import {
  UnreadableFile,
  verdictOf,
  type NeutralQuestion,
  type ReadQuestion,
  type RefusalCode,
} from '../../questions/question.ts'
import { readQuestionFile } from '../../questions/read-file.server.ts'
import { noteText } from '../../questions/report-text.ts'
import { freeId, quizText } from '../../questions/to-dialect.ts'
import { idsIn } from './ids-in.ts'
import type { NewLesson, ReadLessons } from './read-upload.server.ts'
import { ImportReport } from './report.ts'

/** As `refused_<code>` of the questions says it. */
export type QuestionFault = `questions_${RefusalCode}`

const codes = { kept: 'question', changed: 'question_changed', skipped: 'question_left' } as const
/** Minutes that a question is taken to need. */
const minutesEach = 1
/** Questions of one lesson, and bytes of their texts: a lesson has room for its text too. */
const most = { questions: 50, bytes: 100_000 }

/** Questions of a file that can be chosen from: a form has so many fields. */
export const mostChosen = 900
const longestPrompt = 120

/** A question that can come in, by its number in the file; `said`: what is changed of it, in the reader's language. */
export type QuestionLine = { number: number; name: string; prompt: string; said: string }

const saidOf = ({ notes }: ReadQuestion, locale: Locale) => notes.map((note) => noteText(note, locale)).join('; ')

/** What can be chosen from, to know each by its first words; nothing where it is too much for a form. */
function linesOf(questions: readonly ReadQuestion[], locale: Locale): QuestionLine[] {
  const lines = questions.flatMap((read, number): QuestionLine[] => {
    if (!read.question) return []
    const prompt = read.question.prompt.replace(/\s+/g, ' ').slice(0, longestPrompt)
    return [{ number, name: read.name, prompt, said: saidOf(read, locale) }]
  })
  return lines.length > mostChosen ? [] : lines
}

const sizeOf = (question: NeutralQuestion) => Buffer.byteLength(JSON.stringify(question))

/** The questions in their order, in as many lessons as they need. */
function sharesOf(questions: readonly NeutralQuestion[]): NeutralQuestion[][] {
  const shares: NeutralQuestion[][] = []
  let room = 0
  for (const question of questions) {
    const last = shares.at(-1)
    const size = sizeOf(question)
    if (last && last.length < most.questions && size <= room) last.push(question)
    else {
      shares.push([question])
      room = most.bytes
    }
    room -= size
  }
  return shares
}

function lessonsOf(questions: readonly NeutralQuestion[], title: string, known: readonly string[]): NewLesson[] {
  const taken = new Set(known)
  const shares = sharesOf(questions)
  return shares.map((share, index) => {
    const ownTitle = shares.length > 1 ? `${title} (${index + 1})` : title
    const id = freeId(`quiz-${toSlug(title).slice(0, 30)}`.replace(/-+$/, ''), taken)
    const body = quizText({ id, title: ownTitle }, share, taken).trim()
    for (const one of idsIn(body)) taken.add(one)
    return { title: ownTitle, minutes: Math.max(5, share.length * minutesEach), body }
  })
}

type Asked = {
  title: string
  taken?: readonly string[]
  locale?: Locale
  chosen?: readonly number[] | null
}

/**
 * A file of questions as lessons with a quiz each, and what became of each question.
 * @param asked ids that the course has (`taken`), the language of what is said, and the numbers in the file of those that
 * are to come in; null: all
 */
export async function readQuestions(
  bytes: Uint8Array,
  { title, taken = [], locale = 'it', chosen = null }: Asked,
): Promise<ReadLessons> {
  const report = new ImportReport()
  try {
    const { questions } = await readQuestionFile(bytes)
    for (const read of questions) {
      const said = saidOf(read, locale)
      report.note(codes[verdictOf(read)], said ? `${read.name}: ${said}` : read.name)
    }
    const wanted = chosen && new Set(chosen)
    const good = questions.flatMap(({ question }, number) => (wanted?.has(number) === false ? [] : (question ?? [])))
    if (good.length === 0) return { ok: false, refusals: [{ code: 'questions_no_questions', name: '' }], faults: [] }
    const lessons = lessonsOf(good, title, taken)
    return { ok: true, lessons, report: report.lines(), questions: linesOf(questions, locale) }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { ok: false, refusals: [{ code: `questions_${error.code}`, name: error.detail }], faults: [] }
  }
}
