/**
 * `npm run questions:convert -- FILE [--json] [--id ID] [--title TITLE]`: reads a file of questions (GIFT, Moodle XML, QTI 1.2 and
 * 2.1) and prints what becomes of each, then the quiz in the dialect of courses; nothing is written. With --json one JSON
 * object a line: of a question, and last of the file with its `dialect`. Ends with 0 when questions were imported, with 1 when
 * none was, with 2 when it cannot be run so.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { UnreadableFile, verdictOf, type ReadQuestion } from '#app/authoring/questions/question.ts'
import { readQuestionFile } from '#app/authoring/questions/read-file.server.ts'
import { countVerdicts, noteText, refusalText } from '#app/authoring/questions/report-text.ts'
import { questionMessages } from '#app/authoring/questions/messages.ts'
import { quizText } from '#app/authoring/questions/to-dialect.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { toSlug } from '#app/platform/slug.ts'

const usage = `Uso: npm run questions:convert -- FILE [--json] [--id ID] [--title TITOLO]
  FILE     domande in GIFT, XML di Moodle, QTI 1.2 o QTI 2.1 (anche un pacchetto ZIP)
  --json   un oggetto JSON per riga: di una domanda (place, name, type, verdict, notes) e, ultimo, del file
           (format, kept, changed, skipped, dialect)
  --id     id del quiz; senza, dal nome del file
`
const t = translator(questionMessages, 'it')

function refuse(reason: string): never {
  process.stderr.write(`${reason}\n${usage}`)
  process.exit(2)
}

function readArguments() {
  const text = { type: 'string' } as const
  try {
    const options = {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean' },
      id: text,
      title: text,
    } as const
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

const marks = { kept: '✓', changed: '~', skipped: '✗' } as const

function lineOf(read: ReadQuestion, isJson: boolean): string {
  const verdict = verdictOf(read)
  const notes = read.notes.map((note) => ({ ...note, message: noteText(note, 'it') }))
  const { place, name, question } = read
  if (isJson) return JSON.stringify({ place, name, type: question?.type ?? null, verdict, notes })
  const said = notes.length > 0 ? `: ${notes.map(({ message }) => message).join('; ')}` : ''
  return `${marks[verdict]} ${place.padStart(4)}  ${name || '–'} (${t(`verdict_${verdict}`)})${said}`
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(path.resolve(file))
  } catch {
    return refuse(`Non riesco a leggere ${file}.`)
  }
}

const { values, positionals } = readArguments()
if (values.help) {
  process.stdout.write(usage)
  process.exit(0)
}
const [file, ...more] = positionals
if (!file || more.length > 0) refuse('Serve un file.')
const name = path.basename(file).replace(/\.[^.]*$/, '')
const quiz = { id: toSlug(values.id ?? name).slice(0, 40) || 'quiz', title: values.title ?? name }
const write = (line: string) => process.stdout.write(`${line}\n`)

try {
  const { format, questions } = await readQuestionFile(await bytesOf(file))
  for (const read of questions) write(lineOf(read, values.json))
  const counts = countVerdicts(questions)
  const taken = questions.flatMap(({ question }) => question ?? [])
  const dialect = taken.length > 0 ? quizText(quiz, taken) : ''
  if (values.json) write(JSON.stringify({ format, ...counts, dialect }))
  else write(`\n${t(`format_${format}`)}: ${t('summary', counts)}${dialect ? `\n\n${dialect}` : ''}`)
  process.exitCode = taken.length > 0 ? 0 : 1
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error
  const message = refusalText(error, 'it')
  write(values.json ? JSON.stringify({ refused: error.code, message }) : `✗ ${message}`)
  process.exitCode = 1
}
