import { AssessmentSpec } from '#app/assessment/schemas.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { streamZip } from '#app/platform/zip-stream.ts'
import { ownQuestions } from '#app/assessment/own-questions.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { noteText } from './report-text.ts'
import { writeGiftQuestion, type WrittenQuestion } from './write-gift.ts'
import { itemPath, manifestPath, qtiManifest, writeQtiItem } from './write-qti.ts'

export const questionFormats = ['gift', 'qti'] as const
type Format = (typeof questionFormats)[number]

/** The questions of the version that new people take, each once, by quiz. */
async function questionsOf(slug: string) {
  const course = await db().course.findUnique({
    where: { slug },
    select: { id: true, currentVersion: { select: { assessmentSpecs: { select: { spec: true } } } } },
  })
  if (!course?.currentVersion) throw notFound('course')
  const questions = course.currentVersion.assessmentSpecs.flatMap(({ spec }) => {
    const read = AssessmentSpec.parse(spec)
    return read.kind === 'quiz' ? ownQuestions(read) : []
  })
  return { courseId: course.id, questions }
}

/** What is lost of questions, one line each; empty where nothing is. */
const lossesOf = (written: readonly WrittenQuestion[]) =>
  written.flatMap(({ id, text, notes }) =>
    notes.length > 0 || text === null ? [`${id}: ${notes.map((note) => noteText(note, 'it')).join('; ')}`] : [],
  )

function giftFile(written: readonly WrittenQuestion[]): AsyncGenerator<Uint8Array> {
  const losses = lossesOf(written).map((line) => `// ${line}\n`)
  const text = [...losses, ...written.flatMap(({ text: one }) => (one === null ? [] : ['\n', one]))].join('')
  return (async function* () {
    yield await Promise.resolve(new TextEncoder().encode(text))
  })()
}

function qtiFile(slug: string, written: readonly WrittenQuestion[]): AsyncGenerator<Uint8Array> {
  const items = written.flatMap(({ id, text }) => (text === null ? [] : [{ path: itemPath(id), text }]))
  const manifest = qtiManifest(
    slug,
    items.map(({ path }) => path.replace(/^items\/|\.xml$/g, '')),
  )
  const losses = lossesOf(written)
  const notes = losses.length > 0 ? [{ path: 'LEGGIMI.txt', text: `${losses.join('\n')}\n` }] : []
  const files = [{ path: manifestPath, text: manifest }, ...items, ...notes]
  return streamZip(files.map(({ path, text }) => ({ path, pieces: [new TextEncoder().encode(text)] })))
}

/**
 * The questions of a published course with their keys as a file for other programs: for who writes courses, and audited
 * (P12). What the format cannot say stands in it: in comments of GIFT, in a text beside the items of QTI.
 * @throws AppError `forbidden`, `not_found`
 */
export async function exportQuestions(viewer: Viewer, { slug, format }: { slug: string; format: Format }, now: Date) {
  requireAuthor(viewer)
  const { courseId, questions } = await questionsOf(slug)
  const subject = { subjectType: 'course', subjectId: courseId, detail: { slug, format, questions: questions.length } }
  await transaction((tx) => audit(tx, { actorId: viewer.personId, action: 'questions.exported', ...subject }, now))
  const isGift = format === 'gift'
  const written = questions.map(isGift ? writeGiftQuestion : writeQtiItem)
  return {
    headers: {
      'Content-Type': isGift ? 'text/plain; charset=utf-8' : 'application/zip',
      'Content-Disposition': `attachment; filename="${slug}${isGift ? '.gift' : '-qti.zip'}"`,
      'Cache-Control': 'private, no-store',
    },
    pieces: isGift ? giftFile(written) : qtiFile(slug, written),
  }
}
