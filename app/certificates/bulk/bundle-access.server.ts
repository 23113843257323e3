import type { Viewer } from '#app/identity/viewer.ts'
import { officeScope, scopeCovers } from '#app/organisation/scope.ts'
import { db } from '#app/platform/database.server.ts'

/** Whether the viewer answers for a whole ambito: then every bundle of it is theirs to see. */
export function seesWholeAmbito(viewer: Viewer, ambitoId: string): boolean {
  return scopeCovers(officeScope(viewer), { ambitoId, organisationId: null, departmentId: null })
}

/** Whether each of some departments of an ambito lies in the viewer's scope today (P7). */
export async function seesDepartments(viewer: Viewer, ambitoId: string, departmentIds: string[]): Promise<boolean> {
  if (seesWholeAmbito(viewer, ambitoId)) return true
  const scope = officeScope(viewer)
  const asked = [...new Set(departmentIds)]
  const found = await db().department.findMany({
    where: { id: { in: asked } },
    select: { id: true, organisationId: true },
  })
  const covered = found.filter(({ id, organisationId }) =>
    scopeCovers(scope, { ambitoId: null, organisationId, departmentId: id }),
  )
  return covered.length === asked.length
}
