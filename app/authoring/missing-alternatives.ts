import { checkDensity } from './check-density.ts'
import { decodeText, lessonPattern, modulePattern, type CourseSource } from './course-source.ts'
import { limits } from './dialect.ts'
import { FaultList } from './faults.ts'
import { attributesOf, nodesIn, parseLesson, textOf } from './syntax-tree.ts'

/** Pictures without a text that says what one sees, films without captions, films and sounds without a transcript. */
export type MissingAlternatives = { alt: number; captions: number; transcripts: number }

const lessonsIn = ({ files }: CourseSource) =>
  [...files].flatMap(([file, { bytes }]) => {
    const [folder = '', name = '', ...rest] = file.split('/')
    const isLesson = modulePattern.test(folder) && lessonPattern.test(name) && rest.length === 0
    return isLesson && bytes.byteLength <= limits.text ? [{ file, folder, text: decodeText(bytes) }] : []
  })

/**
 * Counts them in the text itself, also of a course that has faults: of one that passes the check there are none. A file
 * that is named but not there is missing, like one that is not named.
 */
export function missingAlternatives(source: CourseSource): MissingAlternatives {
  const missing = { alt: 0, captions: 0, transcripts: 0 }
  for (const { file, folder, text } of lessonsIn(source)) {
    const faults = new FaultList(file)
    const root = text !== null && checkDensity(text, faults) ? parseLesson(text, faults) : null
    for (const node of root ? nodesIn(root) : []) {
      const attributes = attributesOf(node)
      const sizeOf = (name: string) => source.files.get(`${folder}/${textOf(attributes, name)}`)?.bytes.byteLength ?? 0
      const isPicture = node.type === 'image' || node.type === 'imageReference' || node.name === 'Figure'
      const isSound = node.name === 'Video' || node.name === 'Audio'
      if (isPicture && !(node.alt ?? textOf(attributes, 'alt')).trim()) missing.alt += 1
      if (node.name === 'Video' && sizeOf('captions') === 0) missing.captions += 1
      if (isSound && sizeOf('transcript') === 0) missing.transcripts += 1
    }
  }
  return missing
}
