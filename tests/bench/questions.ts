/**
 * `npm run bench:questions [-- --json] [-- --count 500]`: a file of many questions read, reported and written as lessons, in each
 * format, each in a process of its own: milliseconds of the first reading, and of the middle one of five more; megabytes above
 * what the process had before.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Question } from '#app/assessment/schemas.ts'
import { readQuestions } from '#app/authoring/drafts/import/read-questions.server.ts'
import { writeGiftQuestion } from '#app/authoring/questions/write-gift.ts'
import { itemPath, manifestPath, qtiManifest, writeQtiItem } from '#app/authoring/questions/write-qti.ts'
import { streamZip } from '#app/platform/zip-stream.ts'
import { percentile } from './measures.ts'
import { machineFacts } from './report.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    count: { type: 'string', default: '500' },
    format: { type: 'string' },
  },
})
const count = Number(values.count)

/** Questions of five types in turn, of the length of ours. */
function questionOf(index: number): Question {
  const prompt = `Arriva la persona numero ${index}, con un documento scaduto e una domanda detta a metà: <em>da dove</em> si comincia?`
  const base = {
    id: `q-${index}`,
    promptHtml: `<p>${prompt}</p>`,
    points: 100,
    hintHtml: null,
    feedbackHtml: '<p>Si torna alla scheda.</p>',
  }
  const texts = [
    'Dalla domanda, con parole semplici',
    'Dal documento scaduto',
    'Da chi la accompagna',
    'Da un altro ufficio',
  ]
  const choices = texts.map((html, at) => ({
    id: `c${at + 1}`,
    html,
    correct: at === 0,
    feedbackHtml: '<p>Perché ogni ordine costa qualcosa.</p>',
  }))
  const types: Question[] = [
    { ...base, type: 'single', choices },
    {
      ...base,
      type: 'multiple',
      choices: choices.map((choice, at) => ({ ...choice, correct: at < 2 })),
      penaltyPercent: null,
    },
    {
      ...base,
      type: 'match',
      pairs: texts.map((left, at) => ({ id: `c${at + 1}`, left, right: `poi il numero ${at}` })),
    },
    { ...base, type: 'short', accepted: ['mediatrice', 'la mediatrice'] },
    { ...base, type: 'numeric', value: index, tolerance: 1, unit: '' },
  ]
  const type = types[index % types.length]
  if (!type) throw new Error('there are five')
  return type
}

const questions = () => Array.from({ length: count }, (_, index) => questionOf(index))

async function packageOf(all: readonly Question[]): Promise<Buffer> {
  const items = all.map((question) => ({ path: itemPath(question.id), text: writeQtiItem(question).text ?? '' }))
  const manifest = {
    path: manifestPath,
    text: qtiManifest(
      'banco',
      all.map(({ id }) => id),
    ),
  }
  const pieces: Uint8Array[] = []
  for await (const piece of streamZip(
    [manifest, ...items].map(({ path, text }) => ({ path, pieces: [Buffer.from(text)] })),
  ))
    pieces.push(piece)
  return Buffer.concat(pieces)
}

function moodleOf(all: readonly Question[]): Buffer {
  const text = (html: string) => `<text><![CDATA[${html}]]></text>`
  const asked = all.map(({ id, promptHtml }) => {
    const answer = (at: number) =>
      `<answer fraction="${at === 0 ? 100 : 0}" format="html">${text(`<p>Voce ${at}</p>`)}<feedback format="html">${text('<p>Perché.</p>')}</feedback></answer>`
    return `<question type="multichoice"><name><text>${id}</text></name><questiontext format="html">${text(promptHtml)}</questiontext><single>true</single>${[0, 1, 2, 3].map(answer).join('')}</question>`
  })
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><quiz>${asked.join('')}</quiz>`)
}

const files = {
  gift: () =>
    Buffer.from(
      questions()
        .map((question) => writeGiftQuestion(question).text ?? '')
        .join('\n'),
    ),
  'moodle xml': () => moodleOf(questions()),
  'qti 2.1': () => packageOf(questions()),
}
const isFormat = (name: string): name is keyof typeof files => Object.hasOwn(files, name)

const Measure = z.object({
  format: z.string(),
  kilobytes: z.number(),
  read: z.number(),
  lessons: z.number(),
  firstMs: z.number(),
  againMs: z.number(),
  megabytes: z.number(),
})
type Measure = z.infer<typeof Measure>
const megabytesNow = () => process.resourceUsage().maxRSS / 1024

async function measure(format: keyof typeof files): Promise<Measure> {
  const bytes = await files[format]()
  const before = megabytesNow()
  const times: number[] = []
  let lessons = 0
  for (let turn = 0; turn < 6; turn += 1) {
    const begun = performance.now()
    const read = await readQuestions(bytes, { title: 'Banco' })
    times.push(performance.now() - begun)
    if (!read.ok || read.report.reduce((sum, line) => sum + line.count, 0) !== count)
      throw new Error(`${format}: not all were read`)
    if (read.report.some(({ kind }) => kind === 'left')) throw new Error(`${format}: some were not imported`)
    lessons = read.lessons.length
  }
  const [first = 0, ...again] = times
  const againMs = percentile(
    again.toSorted((a, b) => a - b),
    0.5,
  )
  return {
    format,
    kilobytes: Math.round(bytes.length / 1024),
    read: count,
    lessons,
    firstMs: Math.round(first),
    againMs: Math.round(againMs),
    megabytes: Math.round(megabytesNow() - before),
  }
}

async function apart(format: string): Promise<Measure> {
  const child = fork(fileURLToPath(import.meta.url), ['--format', format, '--count', String(count)])
  const message: unknown[] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${format} ended with ${String(code)}`))),
  ])
  return Measure.parse(message[0])
}

if (values.format !== undefined) {
  if (!isFormat(values.format)) throw new Error(`no format ${values.format}`)
  process.send?.(await measure(values.format))
} else {
  const measures: Measure[] = []
  for (const format of Object.keys(files)) measures.push(await apart(format))
  const machine = machineFacts()
  const cells = (list: readonly (string | number)[]) =>
    list.map((cell, at) => (at === 0 ? String(cell).padEnd(12) : String(cell).padStart(10))).join('')
  const lines = [
    `${machine.cores} cores (${machine.cpu}), Node ${machine.node}, load ${machine.loadAverage}; ${count} questions`,
    cells(['', 'KiB', 'lessons', 'first ms', 'again ms', 'MB above']),
    ...measures.map((one) => cells([one.format, one.kilobytes, one.lessons, one.firstMs, one.againMs, one.megabytes])),
    '',
  ]
  process.stdout.write(values.json ? `${JSON.stringify({ machine, measures }, null, 2)}\n` : lines.join('\n'))
}
