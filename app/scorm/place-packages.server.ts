import type { Transaction } from '#app/platform/database.server.ts'

/** The newest package of each of some names, by its id; a name without one is not in it. */
export async function latestPackages(tx: Transaction, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const rows = await tx.scormPackage.findMany({
    where: { name: { in: [...names] } },
    distinct: ['name'],
    orderBy: [{ name: 'asc' }, { version: 'desc' }],
    select: { id: true, name: true },
  })
  return new Map(rows.map(({ id, name }) => [name, id]))
}

/** Keeps which packages a version of a course plays, for good (P1): a newer package of the name changes nothing there. */
export async function placePackages(
  tx: Transaction,
  courseVersionId: string,
  placed: readonly { activityId: string; packageId: string }[],
): Promise<void> {
  await tx.scormPlacement.createMany({ data: placed.map((one) => ({ courseVersionId, ...one })) })
}

/** The package that each exercise of a version of a course plays. */
export async function packagesPlayed(tx: Transaction, courseVersionId: string): Promise<Map<string, string>> {
  const rows = await tx.scormPlacement.findMany({
    where: { courseVersionId },
    select: { activityId: true, packageId: true },
  })
  return new Map(rows.map(({ activityId, packageId }) => [activityId, packageId]))
}
