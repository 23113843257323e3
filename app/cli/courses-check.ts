/**
 * `npm run courses:check [-- [--json] [folder …]]`: checks course folders, or folders of courses (default: courses/), and
 * names every fault with file, line and column, and tells what each course is made of; with --json one JSON object a
 * line, of a fault or of a course. Ends with 1 when there is any, with
 * 2 when it cannot be run so.
 */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { checkCourse } from '#app/authoring/check-course.ts'
import { courseFigures, type CourseFigures, type LessonFigures } from '#app/authoring/course-figures.ts'
import { faultLine } from '#app/authoring/faults.ts'
import { listCourseFolders, readCourse } from '#app/authoring/read-course.server.ts'

const usage = `Uso: npm run courses:check [-- [--json] [cartella …]]
  cartella   un corso (con course.yaml), o una cartella di corsi; senza, courses/
  --json     un oggetto JSON per riga: di un errore (file, line, column, code, values, message) o di un corso (course)
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

/** Lessons whose text takes much longer or shorter than declared, or is hard to read, have a mark. */
function lessonLine({ id, minutes: { declared, estimated }, words, gulpease }: LessonFigures): string {
  const marks = [
    Math.abs(estimated - declared) > Math.max(3, declared / 4) ? 'durata da rivedere' : '',
    gulpease !== null && gulpease < 50 ? 'difficile da leggere' : '',
  ].filter(Boolean)
  const facts = `${declared} min (stimati ${estimated}), ${words} parole, Gulpease ${gulpease ?? '–'}`
  return `    ${id.padEnd(28)} ${facts}${marks.length > 0 ? `  ← ${marks.join(', ')}` : ''}`
}

function summaryOf(figures: CourseFigures): string {
  const { title, modules, lessons, minutes, words, gulpease, cases, questions, terms, sources } = figures
  const types = Object.entries(questions).flatMap(([type, count]) => (count > 0 ? `${type} ${count}` : []))
  return [
    `«${title}», ${modules} moduli, ${lessons.length} lezioni, ${minutes.declared} minuti (stimati ${minutes.estimated})`,
    `    ${words} parole, Gulpease ${gulpease ?? '–'}, ${sources} fonti, ${terms.length} voci di glossario, ${figures.figures} figure`,
    `    ${sumOf(questions)} domande: ${types.join(', ')}`,
    `    ${cases.length} casi, ${cases.reduce((sum, one) => sum + one.scenes, 0)} scene; ${figures.forms} schede, ${figures.journals} diari, ${figures.surveys} sondaggi`,
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

let count = 0
for (const folder of folders) {
  const { faults, course } = checkCourse(await readCourse(folder))
  const at = path.relative('.', folder) || '.'
  count += faults.length
  for (const fault of faults) {
    const placed = { ...fault, file: path.join(at, fault.file) }
    const line = faultLine(placed, 'it')
    const message = line.slice(line.indexOf('  ') + 2)
    process.stdout.write(values.json ? `${JSON.stringify({ ...placed, message })}\n` : `${line}\n`)
  }
  const figures = course && courseFigures(course)
  if (figures) {
    process.stdout.write(values.json ? `${JSON.stringify({ course: figures })}\n` : `✓ ${at}: ${summaryOf(figures)}\n`)
  }
}
if (!values.json && count > 0) process.stdout.write(`\n${count} da correggere.\n`)
process.exitCode = count > 0 ? 1 : 0
