import { civilDay } from '#app/platform/clock.ts'
import { db, type Prisma } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { Scope, Viewer } from '#app/identity/viewer.ts'
import { officeScope } from './scope.ts'

export type AmbitoSummary = { id: string; slug: string; name: string; code: string }

const summary = { id: true, slug: true, name: true, code: true } as const

/** Ambiti a scope reaches on a day: its own, and those its organisations and departments belong to. */
function ambitoWhere(scope: Scope, day: Date): Prisma.AmbitoWhereInput {
  if (scope.kind === 'everything') return {}
  const organisation: Prisma.OrganisationWhereInput = {
    OR: [{ id: { in: scope.organisationIds } }, { departments: { some: { id: { in: scope.departmentIds } } } }],
  }
  const inForce = { startsOn: { lte: day }, OR: [{ endsOn: null }, { endsOn: { gte: day } }] }
  return { OR: [{ id: { in: scope.ambitoIds } }, { organisations: { some: { organisation, ...inForce } } }] }
}

/** Ambiti where the viewer may see other people, by name. */
export async function listAmbitiForViewer(viewer: Viewer, now: Date): Promise<AmbitoSummary[]> {
  const where = ambitoWhere(officeScope(viewer), civilDay(now))
  return db().ambito.findMany({ where, orderBy: { name: 'asc' }, select: summary })
}

/**
 * One ambito the viewer's scope reaches. `whole` tells whether they see all of it or only a part.
 * @throws AppError `not_found` when it does not exist or lies outside the scope
 */
export async function getAmbitoForOffice(
  viewer: Viewer,
  slug: string,
  now: Date,
): Promise<AmbitoSummary & { scope: Scope; whole: boolean }> {
  const scope = officeScope(viewer)
  const where: Prisma.AmbitoWhereInput = { AND: [{ slug }, ambitoWhere(scope, civilDay(now))] }
  const ambito = await db().ambito.findFirst({ where, select: summary })
  if (!ambito) throw notFound('ambito')
  return { ...ambito, scope, whole: scope.kind === 'everything' || scope.ambitoIds.includes(ambito.id) }
}
