import { toSlug } from '#app/platform/slug.ts'
import { UnreadableFile, verdictOf, type RefusalCode } from '../../questions/question.ts'
import { readQuestionFile } from '../../questions/read-file.server.ts'
import { noteText } from '../../questions/report-text.ts'
import { quizText } from '../../questions/to-dialect.ts'
import type { ReadLessons } from './read-upload.server.ts'
import { ImportReport } from './report.ts'

/** As `refused_<code>` of the questions says it. */
export type QuestionFault = `questions_${RefusalCode}`

const codes = { kept: 'question', changed: 'question_changed', skipped: 'question_left' } as const
/** Minutes that a question is taken to need. */
const minutesEach = 1

/** A file of questions as one lesson with its quiz, and what became of each. */
export async function readQuestions(bytes: Uint8Array, title: string): Promise<ReadLessons> {
  const report = new ImportReport()
  try {
    const { questions } = await readQuestionFile(bytes)
    for (const read of questions) {
      const said = read.notes.map((note) => noteText(note, 'it')).join('; ')
      report.note(codes[verdictOf(read)], said ? `${read.name}: ${said}` : read.name)
    }
    const taken = questions.flatMap(({ question }) => question ?? [])
    if (taken.length === 0) return { ok: false, refusals: [{ code: 'questions_no_questions', name: '' }], faults: [] }
    const id = `quiz-${toSlug(title).slice(0, 30)}`.replace(/-+$/, '')
    const minutes = Math.min(240, Math.max(5, taken.length * minutesEach))
    return {
      ok: true,
      lessons: [{ title, minutes, body: quizText({ id, title }, taken).trim() }],
      report: report.lines(),
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { ok: false, refusals: [{ code: `questions_${error.code}`, name: error.detail }], faults: [] }
  }
}
