import type { Viewer } from '#app/identity/viewer.ts'
import { answersForAmbito } from '#app/organisation/policy.ts'
import { officeScope, scopeCovers } from '#app/organisation/scope.ts'
import { db } from '#app/platform/database.server.ts'

/** Whether each of some departments of an ambito lies in the viewer's scope today (P7). */
export async function seesDepartments(viewer: Viewer, ambitoId: string, departmentIds: string[]): Promise<boolean> {
  if (answersForAmbito(viewer, { ambitoId })) return true
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
