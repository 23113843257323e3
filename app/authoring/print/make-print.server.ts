import { audit } from '#app/platform/audit.server.ts'
import { clock } from '#app/platform/clock.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { eachApart } from '#app/platform/each-apart.server.ts'
import { worker } from '#app/platform/jobs.server.ts'
import { whileHolding } from '#app/platform/while-holding.server.ts'
import { bookFacts, books, keptDays, type PrintFailure } from './books.ts'
import { makePrint } from './jobs.server.ts'
import { makeBook } from './make-book.ts'
import { markOf, subjectOfLoadedDraft, subjectOfVersion, type PrintSubject } from './print-subject.server.ts'
import { courseOfSubject, sourceOfSubject } from './subject-source.server.ts'
import { BookTooLong, setPdf } from './set-pdf.server.ts'
import { writeEpub } from './write-epub.ts'

/** Space of our advisory locks for the work on a book. */
const space = 7216031

const columns = {
  id: true,
  key: true,
  versionId: true,
  draftId: true,
  revision: true,
  book: true,
  state: true,
} as const
type Row = {
  id: string
  key: string
  versionId: string | null
  draftId: string | null
  revision: number | null
  book: string
}

class Refused extends Error {
  readonly failure: PrintFailure
  constructor(failure: PrintFailure) {
    super(failure)
    this.failure = failure
  }
}

function failureOf(error: unknown): PrintFailure {
  if (error instanceof BookTooLong) return 'too_long'
  return error instanceof Refused ? error.failure : 'technical'
}

/** What was asked for, as it still is: a draft that was changed since is another book. */
async function subjectOf({ versionId, draftId, revision }: Row): Promise<PrintSubject> {
  if (versionId !== null) return subjectOfVersion(versionId)
  const select = { id: true, slug: true, revision: true } as const
  const draft = await db().courseDraft.findUnique({ where: { id: draftId ?? '' }, select })
  if (!draft || draft.revision !== revision) throw new Refused('overtaken')
  return subjectOfLoadedDraft(draft)
}

/** Pages of a PDF of ours: its page tree is in clear (ISO 32000-1 §7.7.3.2). */
const pagesOf = (pdf: Uint8Array): number | null =>
  Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(Buffer.from(pdf).toString('latin1'))?.[1] ?? 0) || null

type Made = { bytes: Uint8Array; pages: number | null; isArchive: boolean | null }

async function write(row: Row): Promise<Made> {
  const book = books.find((one) => one === row.book)
  if (!book) throw new Error(`there is no book ${row.book}`)
  const subject = await subjectOf(row)
  const source = await sourceOfSubject(subject)
  if (!source) throw new Refused('no_texts')
  const course = await courseOfSubject(subject, source)
  if (!course) throw new Refused('faults')
  const number = subject.kind === 'version' ? subject.number : null
  const { kind, format } = bookFacts[book]
  const made = makeBook({ course, source, kind, format, number, day: subject.day, mark: markOf(row.key) })
  await db().coursePrint.updateMany({ where: { id: row.id, state: 'reading' }, data: { state: 'setting' } })
  if (format === 'epub') return { bytes: await writeEpub(made, source), pages: null, isArchive: null }
  const { bytes, isArchive } = await setPdf(made, source)
  return { bytes, pages: pagesOf(bytes), isArchive }
}

async function goOn(printId: string): Promise<void> {
  const row = await db().coursePrint.findUnique({ where: { id: printId }, select: columns })
  if (!row || row.state === 'ready') return
  const where = { id: row.id }
  await db().coursePrint.updateMany({ where, data: { state: 'reading', failure: null } })
  try {
    const { bytes, pages, isArchive } = await write(row)
    const now = clock.now()
    const size = bytes.byteLength
    const made = { bytes: new Uint8Array(bytes), size, pages, isArchive }
    const done = { ...made, state: 'ready', finishedAt: now } as const
    const detail = { book: row.book, bytes: size, pages: pages ?? 0 }
    const event = { action: 'course.book_made', subjectType: 'course_print', subjectId: row.id, detail }
    await transaction(async (tx) => {
      await tx.coursePrint.updateMany({ where, data: done })
      await audit(tx, { actorId: null, ...event }, now)
    })
  } catch (error) {
    const failure = failureOf(error)
    await db().coursePrint.updateMany({ where, data: { state: 'failed', failure, finishedAt: clock.now() } })
    if (failure === 'technical') throw error
  }
}

/** Makes a book; twice does nothing more, and one in the hands of another process stays there. */
async function makePrintOf(printId: string): Promise<void> {
  await whileHolding(space, printId, () => goOn(printId))
}

/** Does `authoring.make-print`. */
export const makePrintWorker = worker(makePrint, ({ printId }) => makePrintOf(printId))

/** Goes on with the books whose process has died: begun, and held by nobody. */
export async function resumePrints(): Promise<void> {
  const begun = await db().coursePrint.findMany({
    where: { state: { in: ['reading', 'setting'] } },
    select: { id: true },
  })
  await eachApart(begun, ({ id }) => makePrintOf(id), { event: 'book failed' })
}

/** Lets go of books nobody has asked for in a while: they are made again when somebody does. */
export async function forgetOldPrints(now: Date): Promise<void> {
  const before = (days: number) => ({ lt: new Date(now.getTime() - days * 86_400_000) })
  await db().coursePrint.deleteMany({
    where: {
      OR: [{ requestedAt: before(keptDays.version) }, { requestedAt: before(keptDays.draft), draftId: { not: null } }],
    },
  })
}
