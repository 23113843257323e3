import { db, type Transaction } from '#app/platform/database.server.ts'
import { latestPackages } from '#app/scorm/place-packages.server.ts'
import { checkCourse, type CheckedCourse } from './check-course.ts'
import { textsOf, type CourseSource } from './course-source.ts'
import type { Fault } from './faults.ts'

/** An exercise and the package it plays. */
export type PlacedAt = { activityId: string; packageId: string }

/** The foreign packages a course plays, each by the newest of its name, and those there are none of. */
export async function packagesOf({ lessons }: CheckedCourse, tx: Transaction = db()) {
  const named = lessons.flatMap(({ file, packages }) => packages.map((one) => ({ file, ...one })))
  const names = named.map(({ name }) => name)
  const packageIds = await latestPackages(tx, names)
  return {
    placed: named.flatMap(({ id: activityId, name }) => {
      const packageId = packageIds.get(name)
      return packageId ? [{ activityId, packageId }] : []
    }),
    missing: named.flatMap(({ file, name, place }): Fault[] =>
      packageIds.has(name) ? [] : [{ file, ...place, code: 'package_missing', values: { name } }],
    ),
  }
}

/** What a course plays, as `packagesOf`; a course that mentions no package is not even read. */
export async function placedIn(source: CourseSource): Promise<PlacedAt[]> {
  if (!textsOf(source).some(([, text]) => text.includes('<Scorm'))) return []
  const { course } = checkCourse(source)
  return course ? (await packagesOf(course)).placed : []
}
