import type { Viewer } from '#app/identity/viewer.ts'
import { requireAmbito, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { canManageEditions } from '#app/organisation/policy.ts'
import { db, type Prisma } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'

const columns = {
  id: true,
  name: true,
  courseId: true,
  mode: true,
  startsOn: true,
  endsOn: true,
  place: true,
  attendanceRule: true,
  course: { select: { slug: true, currentVersionId: true, currentVersion: { select: { title: true } } } },
} as const satisfies Prisma.EditionSelect

type Row = Prisma.EditionGetPayload<{ select: typeof columns }>

/** A loaded edition: proof that the viewer manages it. */
export type ManagedEdition = Omit<Row, 'course'> & {
  ambito: AmbitoChoice
  courseSlug: string
  courseTitle: string
  /** The version new people take; null while none is published. */
  currentVersionId: string | null
}

/**
 * The ambito whose editions a viewer manages.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts, who only see people
 */
export function getAmbitoOfEditions(viewer: Viewer, ambitoSlug: string): Promise<AmbitoChoice> {
  return requireAmbito(viewer, ambitoSlug, canManageEditions)
}

/**
 * An edition of an ambito for whoever manages it.
 * @throws AppError `not_found` for another ambito's, `forbidden` for contacts
 */
export async function getManagedEdition(
  viewer: Viewer,
  { ambitoSlug, editionId }: { ambitoSlug: string; editionId: string },
): Promise<ManagedEdition> {
  const ambito = await getAmbitoOfEditions(viewer, ambitoSlug)
  const row = await db().edition.findFirst({ where: { id: editionId, ambitoId: ambito.id }, select: columns })
  if (!row) throw notFound('edition')
  const { course, ...edition } = row
  const { slug: courseSlug, currentVersionId, currentVersion } = course
  return { ...edition, ambito, courseSlug, courseTitle: currentVersion?.title ?? courseSlug, currentVersionId }
}
