/** The work of `npm run bench:authoring`, which bundles this file: pages are in TSX, which Node does not read. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkCourse } from '#app/authoring/check-course.ts'
import { compileLesson } from '#app/authoring/compile-lesson.server.ts'
import { keptMediaOf, sourceOfDraft } from '#app/authoring/drafts/draft-source.server.ts'
import { livePreview } from '#app/authoring/drafts/live-preview.server.ts'
import { getDraft } from '#app/authoring/drafts/draft-access.server.ts'
import { openDraft } from '#app/authoring/drafts/open-draft.server.ts'
import { mediaOf, publishCourse } from '#app/authoring/publish-course.server.ts'
import { listCourseFolders, readCourse } from '#app/authoring/read-course.server.ts'
import { addTrainer } from '#app/authoring/trainer.fixtures.ts'
import { closeDatabase } from '#app/platform/database.server.ts'
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { setEnvironment } from '#tests/setup/environment.ts'
import { percentile } from './measures.ts'
import { machineFacts } from './report.ts'

const edits = 60
const words = 3000

const sorted = (times: number[]) => times.toSorted((a, b) => a - b)
async function timed(count: number, work: (turn: number) => unknown): Promise<{ p50: number; p95: number }> {
  const times: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const begun = performance.now()
    await work(turn)
    times.push(performance.now() - begun)
  }
  return { p50: percentile(sorted(times), 0.5), p95: percentile(sorted(times), 0.95) }
}

/** The lesson with its paragraphs again and again until it has the words. */
function lengthened(text: string): string {
  const paragraph =
    'La persona che arriva allo sportello porta con sé una domanda e un modo di farla: ascoltarla è già lavoro.'
  const missing = Math.max(0, words - text.split(/\s+/).length)
  return `${text}\n${`${paragraph}\n\n`.repeat(Math.ceil(missing / paragraph.split(' ').length))}`
}

/** What `authoring.ts` prints. */
export async function run() {
  const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-bench-authoring-'))
  const database = await startEmbeddedPostgres(path.join(folder, 'pg'), { durable: true })
  setEnvironment({ DATABASE_URL: database.url, SECRET_KEY: 'e2'.repeat(32) })
  try {
    await migrate(database.url)
    const courses = await Promise.all((await listCourseFolders('courses')).map(readCourse))
    const publish = await timed(1, async () => {
      for (const source of courses) await publishCourse(source, new Date())
    })
    const slug = 'approccio-transculturale'
    const viewer = await addTrainer('Ada')
    await openDraft(viewer, slug, new Date())
    const draft = await getDraft(viewer, slug)
    const source = await sourceOfDraft(draft)
    const lesson = checkCourse(source).sound.find(({ specs }) => specs.some(({ kind }) => kind === 'case'))
    if (!lesson) throw new Error('no lesson has a case')
    const text = lengthened(lesson.text)
    const typed = (turn: number) => `${text}\n\nUna riga che cresce: ${'parola '.repeat(turn)}\n`
    const ask = (turn: number) =>
      livePreview(viewer, draft, { path: lesson.file, text: typed(turn), counter: null, language: null })
    for (let turn = 0; turn < 10; turn += 1) await ask(turn)
    const live = await timed(edits, ask)
    const whole = await timed(10, async (turn) => {
      const changed = {
        slug,
        files: new Map([...source.files, [lesson.file, { bytes: new TextEncoder().encode(typed(turn)) }]]),
      }
      const checked = checkCourse(changed).sound.find(({ file }) => file === lesson.file)
      if (checked) await compileLesson(checked, keptMediaOf(source, lesson.folder))
    })
    const check = await timed(5, () => courses.map((one) => checkCourse(one)))
    const compile = await timed(1, async () => {
      for (const one of courses)
        for (const each of checkCourse(one).sound) await compileLesson(each, mediaOf(one, each.folder))
    })
    return { machine: machineFacts(), words: text.split(/\s+/).length, live, whole, check, compile, publish }
  } finally {
    await closeDatabase()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
