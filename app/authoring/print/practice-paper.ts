import { agreement, type JournalSpec, type SurveySpec } from '#app/assessment/practice-schemas.ts'
import type { FormField, FormSpec } from '#app/assessment/schemas.ts'
import { anchors, lines, paragraph, strong, text, type Block } from './blocks.ts'
import { htmlBlocks, htmlLine } from './read-html.ts'
import type { Teller } from './teller.ts'

const note = (value: string): Block => paragraph({ kind: 'emphasis', inside: [text(value)] })

function exercise(spec: { id: string; title: string }, kicker: string, tell: Teller, inside: Block[]): Block[] {
  const anchor = anchors.exercise(spec.id)
  return [{ kind: 'section', anchor, level: 4, kicker, title: tell.plain(spec.title), inside }]
}

/** Lines for each kind of field; a long text has room to be told. */
const roomOf = { line: 1, date: 1, text: 5 } as const

function fieldOf({ label, kind, hintHtml, options }: FormField, { say, language, plain }: Teller): Block[] {
  const hint = hintHtml ? [paragraph(...htmlLine(hintHtml, language))] : []
  if (kind !== 'choice') {
    const room = lines(roomOf[kind], kind === 'date' ? say('form_date') : '')
    return [paragraph(strong(plain(label))), ...hint, room]
  }
  const items = options.map((option) => ({ letter: null, inside: [text(plain(option))] }))
  return [paragraph(strong(plain(label))), ...hint, { kind: 'ticks', round: true, items }]
}

/** A form to fill in by hand: the situation, then its fields. Models are in the keys. */
export function formPaper(spec: FormSpec, tell: Teller): Block[] {
  const fields = spec.fields.flatMap((field) => fieldOf(field, tell))
  const heading: Block = { kind: 'heading', level: 5, inside: [text(tell.say('form_intro'))] }
  const inside = [heading, ...htmlBlocks(spec.introHtml, tell.language), { kind: 'rule' } as const, ...fields]
  return exercise(spec, tell.say('exercise_form'), tell, inside)
}

/** A question to write about for oneself, with room to. */
export function journalPaper(spec: JournalSpec, tell: Teller): Block[] {
  const room = lines(10, tell.say('journal_lines'))
  const inside = [...htmlBlocks(spec.promptHtml, tell.language), note(tell.say('journal_note')), room]
  return exercise(spec, tell.say('exercise_journal'), tell, inside)
}

/** The statements of a survey, to be answered for oneself: on paper nobody counts them. */
export function surveyPaper(spec: SurveySpec, tell: Teller): Block[] {
  const { say, plain } = tell
  const ends = { low: say('survey_low'), high: say('survey_high') }
  const statements = spec.statements.map(({ text: statement }, at): Block => ({
    kind: 'question',
    number: at + 1,
    inside: [paragraph(text(plain(statement))), { kind: 'scale', label: '', steps: [...agreement], ...ends }],
  }))
  const intro = htmlBlocks(spec.introHtml, tell.language)
  return exercise(spec, say('exercise_survey'), tell, [...intro, note(say('survey_note')), ...statements])
}
