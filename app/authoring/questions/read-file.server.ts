import { decodeText } from '#app/platform/read-csv.ts'
import { UnreadableXml } from '#app/platform/xml-shape.ts'
import { parseXml, type Element } from '#app/platform/xml.ts'
import { readGift } from './gift.ts'
import { readMoodleXml } from './moodle-xml.ts'
import { readQti1 } from './qti-1.ts'
import { readQti2 } from './qti-2.ts'
import { bounds, UnreadableFile, type QuestionFormat, type ReadQuestion } from './question.ts'
import { readEach, startClock } from './read-each.ts'
import { settle } from './settle.ts'
import { unpackQuestions } from './unpack-questions.server.ts'

export type ReadFile = { format: QuestionFormat; questions: ReadQuestion[] }

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Characters that stand in no text: the file is something else. */
const noText = /[\u0000-\u0008\u000e-\u001f]/

function textOf(bytes: Uint8Array): string {
  const text = decodeText(bytes).replace(/^\ufeff/, '')
  if (noText.test(text.slice(0, 100_000))) throw new UnreadableFile('not_text')
  return text
}

function rootOf(text: string): Element {
  try {
    return parseXml(text)
  } catch (error) {
    if (!(error instanceof UnreadableXml)) throw error
    throw new UnreadableFile(error.code, error.detail)
  }
}

function readXml(root: Element): ReadFile {
  if (root.name === 'quiz') return { format: 'moodle_xml', questions: readMoodleXml(root) }
  if (root.name === 'questestinterop') return { format: 'qti_1.2', questions: readQti1(root) }
  if (root.name === 'assessmentItem') return { format: 'qti_2.1', questions: readQti2(root) }
  throw new UnreadableFile('unknown_format', root.name.slice(0, 40))
}

/** GIFT has answers in braces, or nothing of it can be read. */
function readText(text: string): ReadFile {
  if (/^\s*<(?:\?xml|!--|!DOCTYPE|[a-z])/i.test(text)) return readXml(rootOf(text))
  if (text.indexOf('{') < 0 || text.lastIndexOf('}') < text.indexOf('{')) throw new UnreadableFile('unknown_format')
  return { format: 'gift', questions: readGift(text) }
}

/** The items of a package, those of QTI 2.1 and of 1.2 alike; what is neither is passed over. */
async function readPackage(bytes: Uint8Array): Promise<ReadFile> {
  const read: ReadFile[] = []
  const checkClock = startClock()
  for (const member of await unpackQuestions(bytes)) {
    checkClock()
    const root = rootOf(textOf(member))
    if (['assessmentItem', 'questestinterop', 'quiz'].includes(root.name)) read.push(readXml(root))
  }
  const [first] = read
  if (!first) throw new UnreadableFile('no_questions')
  return { format: first.format, questions: read.flatMap(({ questions }) => questions) }
}

/**
 * Reads a file of questions, whatever its name says: GIFT, Moodle XML, QTI 1.2 and 2.1, alone or as a package. Every question
 * that has no fault passes the checker of courses.
 * @throws UnreadableFile
 */
export async function readQuestionFile(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length === 0) throw new UnreadableFile('empty')
  if (bytes.length > bounds.file) throw new UnreadableFile('too_large')
  const { format, questions } = isZip(bytes) ? await readPackage(bytes) : readText(textOf(bytes))
  if (questions.length === 0) throw new UnreadableFile('no_questions')
  return { format, questions: readEach(questions, settle) }
}
