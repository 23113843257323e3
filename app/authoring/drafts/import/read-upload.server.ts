import type { Locale } from '#app/platform/i18n/messages.ts'
import { checkDensity } from '../../check-density.ts'
import { checkStructure } from '../../check-structure.ts'
import { checkText } from '../../check-text.ts'
import { decodeText } from '../../course-source.ts'
import { limits } from '../../dialect.ts'
import { FaultList, type Fault } from '../../faults.ts'
import { isComponent, nodesIn, parseLesson, plainText } from '../../syntax-tree.ts'
import { cutLessons, type Split } from './cut-lessons.ts'
import type { UploadKind } from './upload-kind.ts'
import { readFolder, type FolderFault, type ReadFolder } from './read-folder.server.ts'
import { readMarkdown, type DocumentFault } from './read-markdown.ts'
import { readQuestions, type QuestionFault, type QuestionLine } from './read-questions.server.ts'
import { readWord } from './read-word.server.ts'
import { ImportReport, type ReportLine } from './report.ts'
import type { Refusal } from './unpack.server.ts'
import { writeDialect } from './write-dialect.ts'

export type ImportFault = FolderFault | DocumentFault | QuestionFault
export type NewLesson = { title: string; minutes: number; body: string }
/** Why nothing of a file is taken: by the file, and by its lines. */
export type RefusedFile = { ok: false; refusals: Refusal<ImportFault>[]; faults: Fault[] }
/** `pictures` as they were in the document, by `pictureName` in its lessons; `questions` that can be chosen from. */
export type ReadLessons =
  | { ok: true; lessons: NewLesson[]; report: ReportLine[]; pictures?: Uint8Array[]; questions?: QuestionLine[] }
  | RefusedFile

export type FolderTask = { kind: 'folder'; bytes: Uint8Array; slug: string | null }
/** `taken`: ids that the course has already; `locale` and `chosen`: as `readQuestions` takes them. */
export type DocumentTask = {
  kind: Exclude<UploadKind, 'folder'>
  bytes: Uint8Array
  name: string
  split: Split
  taken?: readonly string[]
  locale?: Locale
  chosen?: readonly number[] | null
}

const mostLessons = 60
const refused = (code: ImportFault): RefusedFile => ({ ok: false, refusals: [{ code, name: '' }], faults: [] })
const titleOf = (name: string) => name.replace(/\.[^.]*$/, '').slice(0, 300) || name.slice(0, 300)

/** A text of the dialect without a fault comes in word for word: its body, with the title it has. */
function soundLesson(bytes: Uint8Array, name: string): ReadLessons | null {
  const text = bytes.byteLength > limits.text ? null : (decodeText(bytes)?.replaceAll('\r\n', '\n') ?? null)
  const faults = new FaultList(name)
  if (text === null || !checkDensity(text, faults)) return null
  const root = parseLesson(text, faults)
  if (!root) return null
  const nodes = nodesIn(root)
  if (!nodes.some(isComponent)) return null
  checkText(root, faults)
  checkStructure(root, faults)
  if (faults.faults.length > 0) return null
  const report = new ImportReport()
  for (const node of nodes.filter(isComponent)) report.note('component', `<${node.name ?? ''}> ${plainText([node])}`)
  const [, yaml = '', body = text] = /^---\n(.*?)\n---\n+(.*)$/s.exec(text) ?? []
  const title = /^title:\s*(.+)$/m.exec(yaml)?.[1]?.replace(/^(['"])(.*)\1$/, '$2') ?? titleOf(name)
  const minutes = Number(/^minutes:\s*(\d{1,4})\s*$/m.exec(yaml)?.[1] ?? 10)
  return { ok: true, lessons: [{ title: title.slice(0, 300), minutes, body: body.trim() }], report: report.lines() }
}

/** The lessons a document would become, and what became of its parts; nothing of it is believed. */
export async function readDocument({ kind, bytes, name, split, ...asked }: DocumentTask): Promise<ReadLessons> {
  const sound = kind === 'markdown' && /\.mdx$/i.test(name) ? soundLesson(bytes, name) : null
  if (sound) return sound
  if (kind === 'questions') return readQuestions(bytes, { title: titleOf(name), ...asked })
  const report = new ImportReport()
  const read = kind === 'word' ? await readWord(bytes, report) : readMarkdown(bytes, name, report)
  if (!read.ok) {
    if ('refusals' in read) return { ...read, faults: [] }
    return { ok: false, refusals: read.code ? [{ code: read.code, name: '' }] : [], faults: read.faults }
  }
  const cut = cutLessons(read.document, { split, fallback: titleOf(name) }, report)
  if (cut.length > mostLessons) return refused('lessons_many')
  const lessons = cut.map(({ title, minutes, blocks }) => ({ title, minutes, body: writeDialect(blocks).trim() }))
  if (lessons.every(({ body }) => body === '')) return refused('file_empty')
  const isLarge = lessons.some(({ body }) => Buffer.byteLength(body) > limits.text - 1000)
  const { pictures = [] } = read.document
  return isLarge ? refused('lesson_large') : { ok: true, lessons, report: report.lines(), pictures }
}

/** Does what an import asks for. */
export const readUpload = (task: FolderTask | DocumentTask): Promise<ReadFolder | ReadLessons> =>
  task.kind === 'folder' ? readFolder(task.bytes, task.slug) : readDocument(task)
