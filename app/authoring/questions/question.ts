/** Markdown of the dialect on one line, with nothing in it that could be read as a component. */
export type Line = string
/** Markdown of the dialect: paragraphs, lists, quotes. */
export type Blocks = string

export type ReadChoice = { text: Line; correct: boolean; feedback: Line | null }

/** What a question asks for, by the types of the dialect. `plain` texts have no Markdown. */
export type ReadBody =
  | { type: 'single'; choices: ReadChoice[] }
  /** `penalty`: percent of the points that each wrong choice takes; null as the dialect does by itself. */
  | { type: 'multiple'; choices: ReadChoice[]; penalty: number | null }
  /** Plain texts in the right order. */
  | { type: 'order'; items: string[] }
  /** Plain texts. */
  | { type: 'match'; pairs: { left: string; right: string }[] }
  /** Plain texts. */
  | { type: 'short'; accepted: string[] }
  /** `tolerance` both ways. */
  | { type: 'numeric'; value: number; tolerance: number; unit: string }
  | { type: 'scale'; from: number; to: number; low: string; high: string }

/** A question between formats: what the dialect can say of it. */
export type NeutralQuestion = {
  name: string
  prompt: Blocks
  hint: Blocks | null
  feedback: Blocks | null
  points: number
} & ReadBody

/** What was not taken as it was, or why nothing was. The sentence is `note_<code>` of `messages.ts`. */
export type Note = { code: NoteCode; detail?: string }

export const noteCodes = [
  'partial_credit',
  'wildcard',
  'image_dropped',
  'link_dropped',
  'format_reduced',
  'table_reduced',
  'missing_word',
  'more_answers',
  'hints_merged',
  'extra_match',
  'case_sensitive',
  'text_cut',
  'outcome_feedback',
  'too_large',
  'prompt_empty',
  'no_answer',
  'few_choices',
  'same_choice',
  'points_rounded',
  'essay',
  'description',
  'cloze',
  'calculated',
  'drag_drop',
  'random',
  'interaction',
  'several_interactions',
  'unknown_type',
  'broken',
  'scale_unsaid',
  'order_unsaid',
  'hint_unsaid',
  'points_unsaid',
  'unit_unsaid',
  'no_feedback_place',
] as const
export type NoteCode = (typeof noteCodes)[number]

/** One question of a file. `place`: its line or its identifier there; `question` is null where it was not imported. */
export type ReadQuestion = { place: string; name: string; question: NeutralQuestion | null; notes: Note[] }

/** What came of a question. */
export type Verdict = 'kept' | 'changed' | 'skipped'
export const verdictOf = ({ question, notes }: ReadQuestion): Verdict =>
  question === null ? 'skipped' : notes.length > 0 ? 'changed' : 'kept'

export const formats = ['gift', 'moodle_xml', 'qti_2.1', 'qti_1.2'] as const
export type QuestionFormat = (typeof formats)[number]

/** Why a file cannot be read at all. The sentence is `refused_<code>`. */
export class UnreadableFile extends Error {
  readonly code: RefusalCode
  readonly detail: string
  constructor(code: RefusalCode, detail = '') {
    super(`${code} ${detail}`.trim())
    this.code = code
    this.detail = detail
  }
}

export const refusalCodes = [
  'empty',
  'too_large',
  'not_text',
  'unknown_format',
  'doctype',
  'too_deep',
  'xml_broken',
  'zip_broken',
  'zip_bomb',
  'zip_name',
  'no_questions',
  'too_many',
  'too_slow',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Bounds of what is read: bytes of a file, of all that a ZIP holds, files in it, questions. */
export const bounds = {
  file: 20 * 1024 * 1024,
  unpacked: 60 * 1024 * 1024,
  members: 5000,
  questions: 2000,
  /** Elements of one question in XML; choices, items or pairs of one, as many as an answer can name. */
  elementsOfQuestion: 2500,
  parts: 50,
  /** Time for a file. */
  milliseconds: 20_000,
  /** Characters of one text of a question; bytes of all of them. */
  text: 20_000,
  texts: 80_000,
} as const
