/**
 * `npm run courses:check [-- --json] [-- folder …]`: checks course folders (default: all under courses/) and names every
 * fault with file, line and column. Ends with 1 when there is any.
 */
import path from 'node:path'
import { checkCourse } from '#app/authoring/check-course.ts'
import { faultLine } from '#app/authoring/faults.ts'
import { listCourseFolders, readCourse } from '#app/authoring/read-course.server.ts'

const json = process.argv.includes('--json')
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const folders =
  named.length > 0 ? named.map((folder) => path.resolve(folder)) : await listCourseFolders(path.resolve('courses'))

let count = 0
for (const folder of folders) {
  const { faults, course } = checkCourse(await readCourse(folder))
  const at = path.relative('.', folder)
  count += faults.length
  for (const fault of faults) {
    const placed = { ...fault, file: path.join(at, fault.file) }
    process.stdout.write(json ? `${JSON.stringify(placed)}\n` : `${faultLine(placed, 'it')}\n`)
  }
  if (course && !json) {
    const { minutes, title } = course.metadata
    const exercises = course.lessons.reduce((sum, { specs }) => sum + specs.length, 0)
    process.stdout.write(
      `✓ ${at}: «${title}», ${course.lessons.length} lezioni, ${exercises} esercizi, ${minutes} minuti\n`,
    )
  }
}
if (!json && count > 0) process.stdout.write(`\n${count} da correggere.\n`)
process.exitCode = count > 0 ? 1 : 0
