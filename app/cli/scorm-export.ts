/**
 * `npm run scorm:export -- SLUG [--form 1.2|2004|cmi5] [--module FOLDER] [--out FILE]`: a course of `courses/`, or one module
 * of it, as a package for another system; no database is asked. Ends with 0 when the file is written, with 1 when the
 * course has faults, with 2 when it cannot be tried so.
 */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { checkCourse } from '#app/authoring/check-course.ts'
import { writePackage } from '#app/authoring/export/write-package.server.ts'
import { readCourse } from '#app/authoring/read-course.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { exportForms } from '#app/scorm/export/forms.ts'

const usage = `Uso: npm run scorm:export -- CORSO [--form 1.2|2004|cmi5] [--module CARTELLA] [--out FILE]
  CORSO      una cartella di courses/
  --form     lo standard: 1.2 (se non si dice altro), 2004 oppure cmi5
  --module   un modulo soltanto, per esempio 02-allo-sportello
  --out      il file da scrivere; se manca, CORSO-1.2.zip e simili
`

function refuse(reason: string): never {
  process.stderr.write(`${reason}\n${usage}`)
  process.exit(2)
}

function readArguments() {
  const text = { type: 'string' } as const
  const options = { form: text, module: text, out: text, help: { type: 'boolean' } } as const
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

const { values, positionals } = readArguments()
if (values.help) {
  process.stdout.write(usage)
  process.exit(0)
}
const [slug, ...more] = positionals
if (!slug || more.length > 0 || !/^[a-z0-9-]+$/.test(slug)) refuse('Serve il nome di un corso.')
const form =
  exportForms.find((one) => one === (values.form ?? '1.2')) ?? refuse(`Non conosco lo standard ${values.form}.`)

const source = await readCourse(`courses/${slug}`).catch(() => refuse(`Non trovo courses/${slug}.`))
const { course, faults } = checkCourse(source)
if (!course) {
  process.stderr.write(`Nel corso ci sono ${faults.length} punti da sistemare: npm run courses:check\n`)
  process.exit(1)
}
const folder = values.module
const lesson = folder === undefined ? undefined : course.lessons.find((one) => one.folder === folder)
if (folder !== undefined && !lesson) refuse(`Nel corso non c’è la cartella ${folder}.`)
const moduleId = lesson?.moduleId ?? null
const mark = sha256(JSON.stringify([form, moduleId, course.lessons.map(({ text }) => text)]))
const bytes = await writePackage({ course, source, form, moduleId, number: null, day: new Date(), mark })
if (!bytes) refuse('Nel corso non c’è questo modulo.')
const out = path.resolve(values.out ?? `${[slug, ...(folder === undefined ? [] : [folder]), form].join('-')}.zip`)
await writeFile(out, bytes)
process.stdout.write(`${out} (${(bytes.byteLength / 1000).toFixed(0)} kB)\n`)
