import type { AssessmentSpec } from '#app/assessment/schemas.ts'
import { streamZip, type StreamedFile } from '#app/platform/zip-stream.ts'
import type { ExportForm, PackageFacts } from '#app/scorm/export/forms.ts'
import { courseStructure, manifest12, manifest2004 } from '#app/scorm/export/write-manifest.ts'
import type { CheckedCourse } from '../check-course.ts'
import { endingOf } from '../check-media.ts'
import type { CourseSource } from '../course-source.ts'
import { makeBook } from '../print/make-book.ts'
import { playerFiles } from './bundle-player.server.ts'
import { dataOfCourse } from './course-data-of.ts'
import { coursePage } from './course-page.ts'
import { sliceOf, type Part } from './course-slice.ts'
import { screen } from './screen.ts'

/** What a package is made of. `mark` names what it was made from: the same mark is the same file. */
export type PackageInput = Part & {
  course: CheckedCourse
  source: CourseSource
  form: ExportForm
  /** The number of the published version; null where there is none yet. */
  number: number | null
  day: Date
  mark: string
}

const isGradedQuiz = (spec: AssessmentSpec) => spec.kind === 'quiz' && spec.questions.some(({ points }) => points > 0)

const manifests: Record<ExportForm, { path: string; write: (facts: PackageFacts) => string }> = {
  '1.2': { path: 'imsmanifest.xml', write: manifest12 },
  '2004': { path: 'imsmanifest.xml', write: manifest2004 },
  cmi5: { path: 'cmi5.xml', write: courseStructure },
}

/**
 * A checked course, or a module of it, as a package for another system: its manifest first, then one page with all it
 * needs beside it. The same input gives the same bytes.
 * @returns null where the course has no such module
 */
export async function packageFiles(input: PackageInput): Promise<StreamedFile[] | null> {
  const { course, source, form, number, day, mark, moduleId } = input
  const slice = sliceOf(course, input)
  if (!slice) return null
  const book = makeBook({ course: slice, source, kind: 'learner', format: 'epub', number, day, mark, screen })
  const media = book.pictures.map((path, at): [string, string] => [path, `media/${at + 1}.${endingOf(path)}`])
  const places = new Map(media)
  const page = coursePage(book, dataOfCourse(slice, input), form, (path) => places.get(path) ?? '')
  const files: [string, Uint8Array][] = [
    ['index.html', new TextEncoder().encode(page)],
    ...(await playerFiles(form)),
    ...media.map(([path, name]): [string, Uint8Array] => {
      const bytes = source.files.get(path)?.bytes
      if (!bytes) throw new Error(`${path} was checked and is not there`)
      return [name, bytes]
    }),
  ]
  const facts: PackageFacts = {
    identifier: ['sguardi', course.slug, ...(moduleId === null ? [] : [moduleId])].join('-'),
    ...{ title: book.title, description: book.summary, language: book.language },
    ...{ launch: 'index.html', files: files.map(([path]) => path) },
    isGraded: slice.lessons.some(({ specs }) => specs.some(isGradedQuiz)),
  }
  const { path, write } = manifests[form]
  const manifest: [string, Uint8Array] = [path, new TextEncoder().encode(write(facts))]
  return [manifest, ...files].map(([name, bytes]) => ({ path: name, pieces: [bytes] }))
}

/** The same as one ZIP. */
export async function writePackage(input: PackageInput): Promise<Uint8Array | null> {
  const files = await packageFiles(input)
  if (!files) return null
  const pieces: Uint8Array[] = []
  for await (const piece of streamZip(files)) pieces.push(piece)
  return Buffer.concat(pieces)
}
