/** Publishes `courses/` into the database: what is new or changed. Run alone: `node app/cli/publish-courses.ts`. */
import { faultLine } from '#app/authoring/faults.ts'
import { coursesFolder, publishCourse } from '#app/authoring/publish-course.server.ts'
import { listCourseFolders, readCourse } from '#app/authoring/read-course.server.ts'
import { translationOf } from '#app/authoring/translation/translation-faults.ts'
import { clock } from '#app/platform/clock.ts'
import { closeDatabase, db } from '#app/platform/database.server.ts'
import { StepError } from './set-up.mjs'

/** Days before the first start on which a demonstration's courses came out: a year of history stands on them. */
const demoAge = 380

/** The instant a course's new version is dated with. */
async function dateOf(slug: string, demo: boolean): Promise<Date> {
  const now = clock.now()
  if (!demo || (await db().course.count({ where: { slug } })) > 0) return now
  return new Date(now.getTime() - demoAge * 86_400_000)
}

/** Whether a translation is published whose original is written on the site meanwhile: it stays that of an earlier version. */
async function isLeftBehind(slug: string): Promise<boolean> {
  const where = { slug, currentVersionId: { not: null }, translationOf: { writtenHere: true } }
  return (await db().course.count({ where })) > 0
}

/**
 * @param demo a demonstration's first versions are dated before its invented history
 * @returns what was published, in words
 * @throws StepError with every fault and its place, when a course has faults; it stays as it was published before
 */
export async function publishCourses(demo = false): Promise<string> {
  const published: string[] = []
  const broken: string[] = []
  const sources = await Promise.all((await listCourseFolders(coursesFolder())).map(readCourse))
  // A translation is held against its original, which goes out before it.
  for (const source of sources.sort((a, b) => Number(translationOf(a) !== null) - Number(translationOf(b) !== null))) {
    const name = source.slug
    // Its trainers write it on the site: a folder of before would bring an older text back.
    if (await db().course.findFirst({ where: { slug: source.slug, writtenHere: true }, select: { id: true } })) continue
    const outcome = await publishCourse(source, await dateOf(source.slug, demo))
    if (!outcome.ok && (await isLeftBehind(source.slug))) continue
    if (!outcome.ok)
      broken.push(
        ...outcome.faults.map((fault) => faultLine({ ...fault, file: `courses/${name}/${fault.file}` }, 'it')),
      )
    else if (outcome.published) published.push(`${name} (version ${outcome.number})`)
  }
  if (broken.length > 0)
    throw new StepError(broken.join('\n'), 'Mend the courses; `npm run courses:check` shows the same list.')
  return published.length ? `published ${published.join(', ')}` : 'up to date'
}

if (import.meta.main) {
  process.stdout.write(`${await publishCourses()}\n`)
  await closeDatabase()
}
