import type { Viewer } from '#app/identity/viewer.ts'
import { getVersion } from '#app/learning/version-queries.server.ts'
import { db } from '#app/platform/database.server.ts'
import type { CoursePrintState } from '#app/platform/generated/enums.ts'
import { exportForms, type ExportForm } from '#app/scorm/export/forms.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { subjectOfCourse } from '../print/print-subject.server.ts'
import { printObstacle } from '../print/request-print.server.ts'
import { packageFailures, type PackageFailure } from './package-facts.ts'
import type { PublishedSubject } from './request-package.server.ts'

/** A package somebody asked for. `part` is the title of its module, null for the whole course; bytes. */
export type MadePackage = {
  exportId: string
  form: ExportForm
  part: string | null
  /** Of the version it is of. */
  number: number
  isCurrent: boolean
  state: CoursePrintState
  failure: PackageFailure | null
  size: number | null
  requestedAt: Date
}

export type OfferedPackages = {
  slug: string
  title: string
  number: number
  day: Date
  obstacle: 'faults' | 'no_texts' | null
  modules: { id: string; title: string }[]
  /** The latest first. */
  made: MadePackage[]
}

/** How many packages of a course are listed. */
const listed = 30

/** The version of a course that new people take. @throws AppError `not_found` */
export async function publishedSubject(slug: string): Promise<PublishedSubject> {
  const subject = await subjectOfCourse(slug)
  if (subject.kind !== 'version') throw new Error(`${slug} has no version`)
  return subject
}

const columns = {
  ...{ id: true, form: true, moduleId: true, versionId: true, state: true },
  ...{ failure: true, size: true, requestedAt: true },
} as const

/** What a course can be taken out as, and what was made of it. @throws AppError `forbidden`, `not_found` */
export async function offeredPackages(viewer: Viewer, slug: string): Promise<OfferedPackages> {
  requireAuthor(viewer)
  const subject = await publishedSubject(slug)
  const [rows, obstacle, version] = await Promise.all([
    db().courseExport.findMany({ where: { slug }, orderBy: { requestedAt: 'desc' }, take: listed, select: columns }),
    printObstacle(subject),
    getVersion(subject.versionId),
  ])
  const made = await Promise.all(
    rows.map(async (row): Promise<MadePackage[]> => {
      const form = exportForms.find((one) => one === row.form)
      const { number, outline } = await getVersion(row.versionId)
      const { id: exportId, moduleId, state, size, requestedAt } = row
      const failure = packageFailures.find((one) => one === row.failure) ?? null
      const part = outline.modules.find(({ id }) => id === moduleId)?.title ?? null
      const isCurrent = row.versionId === subject.versionId
      return form ? [{ exportId, form, part, number, isCurrent, state, failure, size, requestedAt }] : []
    }),
  )
  const { number, day } = subject
  const modules = version.outline.modules.map(({ id, title }) => ({ id, title }))
  return { slug, title: version.title, number, day, obstacle, modules, made: made.flat() }
}
