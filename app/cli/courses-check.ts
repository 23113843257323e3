/**
 * `npm run courses:check [-- [--json] [folder …]]`: checks course folders, or folders of courses (default: courses/), and
 * names every fault with file, line and column, and tells what each course is made of; with --json one JSON object a
 * line, of a fault or of a course. A course with faults is told by how many they are and what it misses alone, because
 * the rest cannot be counted on. Ends with 1 when there is any fault, with 2 when it cannot be run so.
 */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { checkCourse, type CheckedCourse } from '#app/authoring/check-course.ts'
import { courseFigures, type CourseFigures, type LessonFigures } from '#app/authoring/course-figures.ts'
import { faultLine, type Fault } from '#app/authoring/faults.ts'
import { missingAlternatives, type MissingAlternatives } from '#app/authoring/missing-alternatives.ts'
import { listCourseFolders, readCourse } from '#app/authoring/read-course.server.ts'
import { contentOfChecked, translationFaults } from '#app/authoring/translation/translation-faults.ts'

const usage = `Uso: npm run courses:check [-- [--json] [cartella …]]
  cartella   un corso (con course.yaml), o una cartella di corsi; senza, courses/
  --json     un oggetto JSON per riga: di un errore (file, line, column, code, values, message) o di un corso
             (course: di che cosa è fatto, errori, testi alternativi, sottotitoli e trascrizioni che mancano)
`

function refuse(reason: string): never {
  process.stderr.write(`${reason}\n${usage}`)
  process.exit(2)
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' }, help: { type: 'boolean' } } })
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

/** The courses to check in a folder that is one or holds some. */
async function coursesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) refuse(`${folder} non è una cartella.`)
  const isCourse = (one: string) => existsSync(path.join(one, 'course.yaml'))
  if (isCourse(folder)) return [folder]
  const inside = await listCourseFolders(folder)
  // Beside courses, a folder without course.yaml is a fault to tell, not a folder to skip.
  if (inside.some(isCourse)) return inside
  return refuse(`In ${folder} non c’è alcun corso: manca course.yaml.`)
}

const sumOf = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0)

const marksOf = { duration: 'durata da rivedere', readability: 'difficile da leggere' }

/** Lessons whose text takes much longer or shorter than declared, or is hard to read, have a mark. */
function lessonLine({ id, minutes: { declared, estimated }, words, gulpease, revise }: LessonFigures): string {
  const marks = revise.map((what) => marksOf[what])
  const facts = `${declared} min (stimati ${estimated}), ${words} parole, Gulpease ${gulpease ?? '–'}`
  return `    ${id.padEnd(28)} ${facts}${marks.length > 0 ? `  ← ${marks.join(', ')}` : ''}`
}

function summaryOf(figures: CourseFigures): string {
  const { title, modules, lessons, minutes, words, gulpease, questions, terms, sources } = figures
  const { cases, scenes, branches, ends, readings } = figures
  const types = Object.entries(questions).flatMap(([type, count]) => (count > 0 ? `${type} ${count}` : []))
  return [
    `«${title}», ${modules} moduli, ${lessons.length} lezioni, ${minutes.declared} minuti (stimati ${minutes.estimated})`,
    `    ${words} parole, Gulpease ${gulpease ?? '–'}, ${sources} fonti, ${terms.length} voci di glossario, ${figures.figures} figure`,
    `    ${sumOf(questions)} domande in ${figures.quizzes} quiz: ${types.join(', ')}`,
    `    ${cases.length} casi, ${scenes} scene, ${branches} diramazioni, ${ends} finali, ${readings} letture`,
    `    ${figures.forms} schede, ${figures.journals} diari, ${figures.surveys} sondaggi`,
    ...lessons.map(lessonLine),
  ].join('\n')
}

const { values, positionals } = readArguments()
if (values.help) {
  process.stdout.write(usage)
  process.exit(0)
}
const named = positionals.length > 0 ? positionals : ['courses']
const folders = (await Promise.all(named.map((folder) => coursesIn(path.resolve(folder))))).flat()

function writeFault(fault: Fault): void {
  const line = faultLine(fault, 'it')
  const message = line.slice(line.indexOf('  ') + 2)
  process.stdout.write(values.json ? `${JSON.stringify({ ...fault, message })}\n` : `${line}\n`)
}

function missingLine({ alt, captions, transcripts }: MissingAlternatives): string {
  return `mancano ${alt} testi alternativi, ${captions} sottotitoli, ${transcripts} trascrizioni`
}

/** What a translation says of itself that its original’s folder, where it lies beside it, does not bear out. */
async function againstOriginal(folder: string, course: CheckedCourse): Promise<Fault[]> {
  const named = course.metadata['translation-of']
  if (named === undefined) return []
  const beside = path.join(path.dirname(folder), named)
  if (!existsSync(path.join(beside, 'course.yaml'))) return []
  const original = checkCourse(await readCourse(beside)).course
  return original ? translationFaults(contentOfChecked(original), course) : []
}

let count = 0
for (const folder of folders) {
  const source = await readCourse(folder)
  const { faults: own, course } = checkCourse(source)
  const faults = course ? await againstOriginal(folder, course) : own
  const at = path.relative('.', folder) || '.'
  count += faults.length
  for (const fault of faults) writeFault({ ...fault, file: path.join(at, fault.file) })
  const figures = course && faults.length === 0 ? courseFigures(course) : null
  const missing = missingAlternatives(source)
  const told = { slug: source.slug, ...figures, missing, faults: faults.length }
  if (values.json) process.stdout.write(`${JSON.stringify({ course: told })}\n`)
  else if (figures) process.stdout.write(`✓ ${at}: ${summaryOf(figures)}\n`)
  else process.stdout.write(`✗ ${at}: ${faults.length} da correggere, ${missingLine(missing)}\n`)
}
if (!values.json && count > 0) process.stdout.write(`\n${count} da correggere.\n`)
process.exitCode = count > 0 ? 1 : 0
