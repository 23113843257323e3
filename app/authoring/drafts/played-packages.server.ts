import { db } from '#app/platform/database.server.ts'
import { listPackagesById } from '#app/scorm/packages/package-queries.server.ts'
import { packagesPlayed } from '#app/scorm/place-packages.server.ts'
import type { CourseSource } from '../course-source.ts'
import { placedIn } from '../packages-of.server.ts'

/** A package that a draft will play; `isNew`: the published version it was taken from plays none or another there. */
export type PlayedPackage = { id: string; title: string; version: number; isNew: boolean }

/** The packages a draft will play once it is published, by title. `baseVersionId` null for a course never published. */
export async function listPlayed(source: CourseSource, baseVersionId: string | null): Promise<PlayedPackage[]> {
  const placed = await placedIn(source)
  if (placed.length === 0) return []
  const before = baseVersionId === null ? new Map<string, string>() : await packagesPlayed(db(), baseVersionId)
  const changed = new Set(
    placed.flatMap(({ activityId, packageId }) => (before.get(activityId) === packageId ? [] : [packageId])),
  )
  const packages = await listPackagesById(placed.map(({ packageId }) => packageId))
  return packages.map((one) => ({ ...one, isNew: changed.has(one.id) }))
}
