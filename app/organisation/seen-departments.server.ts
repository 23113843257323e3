import type { Viewer } from '#app/identity/viewer.ts'
import { sql } from '#app/platform/database.server.ts'
import { officeScope } from './scope.ts'

/**
 * The departments, of every day, that a viewer answers for in an ambito (P7): those of a contact's organisations and single
 * ones; undefined for who answers for all of it.
 */
export async function seenDepartments(viewer: Viewer, ambitoId: string): Promise<string[] | undefined> {
  const scope = officeScope(viewer)
  if (scope.kind === 'everything' || scope.ambitoIds.includes(ambitoId)) return undefined
  const { organisationIds, departmentIds } = scope
  const rows = await sql()<{ id: string }[]>`
    SELECT id FROM department
    WHERE organisation_id = ANY(${organisationIds}::uuid[]) OR id = ANY(${departmentIds}::uuid[])`
  return rows.map(({ id }) => id)
}
