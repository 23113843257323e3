import { namesOf } from '#app/identity/person-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import type { ScormEdition } from '../package-structure.ts'
import { reportFrom } from './upload-queries.server.ts'

export type PackageLine = {
  id: string
  name: string
  version: number
  title: string
  edition: ScormEdition
  size: number
  addedAt: Date
  /** Published courses that play it, in any version of theirs. */
  courses: number
}

/** The newest version of each package, by title. @throws AppError `forbidden` */
export async function listPackages(viewer: Viewer): Promise<PackageLine[]> {
  requireAuthor(viewer)
  return sql()<PackageLine[]>`
    SELECT newest.id, newest.name, newest.version, newest.title, newest.edition, newest.size,
      newest.added_at AS "addedAt",
      (SELECT count(DISTINCT cv.course_id)::int
        FROM scorm_package every
        JOIN scorm_placement sp ON sp.package_id = every.id
        JOIN course_version cv ON cv.id = sp.course_version_id
        WHERE every.name = newest.name) AS courses
    FROM (SELECT DISTINCT ON (name) * FROM scorm_package ORDER BY name, version DESC) newest
    ORDER BY lower(newest.title), newest.name`
}

/** The packages a lesson may play, as its editor offers them. */
export async function listPackageNames(): Promise<{ name: string; title: string }[]> {
  return sql()<{ name: string; title: string }[]>`
    SELECT DISTINCT ON (name) name, title FROM scorm_package ORDER BY name, version DESC`
}

const columns = {
  ...{ id: true, name: true, version: true, title: true, edition: true, size: true, addedAt: true },
  ...{ addedById: true, report: true },
} as const

/** Published courses that play this version of a package. */
async function coursesOf(packageId: string): Promise<{ slug: string; title: string; number: number }[]> {
  return sql()<{ slug: string; title: string; number: number }[]>`
    SELECT DISTINCT c.slug, cv.title, cv.number
    FROM scorm_placement sp
    JOIN course_version cv ON cv.id = sp.course_version_id
    JOIN course c ON c.id = cv.course_id
    WHERE sp.package_id = ${packageId}
    ORDER BY cv.title, cv.number`
}

/** Title and version of some packages. */
export async function listPackagesById(
  ids: readonly string[],
): Promise<{ id: string; title: string; version: number }[]> {
  const where = { id: { in: [...ids] } }
  return db().scormPackage.findMany({
    where,
    orderBy: { title: 'asc' },
    select: { id: true, title: true, version: true },
  })
}

/** What lessons call a package, and its title. @throws AppError `forbidden`, `not_found` */
export async function getPackageName(viewer: Viewer, packageId: string): Promise<{ name: string; title: string }> {
  requireAuthor(viewer)
  const row = await db().scormPackage.findUnique({ where: { id: packageId }, select: { name: true, title: true } })
  if (!row) throw notFound('package')
  return row
}

/** A package with its report, its other versions and the courses that play it. @throws AppError `forbidden`, `not_found` */
export async function getPackagePage(viewer: Viewer, packageId: string) {
  requireAuthor(viewer)
  const row = await db().scormPackage.findUnique({ where: { id: packageId }, select: columns })
  if (!row) throw notFound('package')
  const { addedById, report, ...kept } = row
  const [names, versions, courses] = await Promise.all([
    namesOf([addedById]),
    db().scormPackage.findMany({
      where: { name: row.name },
      orderBy: { version: 'desc' },
      select: { id: true, version: true, addedAt: true },
    }),
    coursesOf(packageId),
  ])
  const isOwn = addedById === viewer.personId
  return {
    ...kept,
    report: reportFrom(report),
    addedBy: names.get(addedById) ?? '',
    versions,
    courses,
    isOwn,
  }
}
