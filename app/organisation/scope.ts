import type { Role } from '#app/platform/generated/enums.ts'
import type { Grant } from '#app/identity/schemas.ts'
import type { Scope, Viewer } from '#app/identity/viewer.ts'

/** Where something happened or somebody works; null where it is not known. */
export type Place = { ambitoId: string | null; organisationId: string | null; departmentId: string | null }

type Level = 'installation' | 'ambito' | 'organisation' | 'department'

/** Where each role may hold. A grant of another form gives nothing: a forgotten column must never open everything. */
const levels: Record<Role, readonly Level[]> = {
  administrator: ['installation'],
  ambito_office: ['ambito'],
  contact: ['organisation', 'department'],
  trainer: ['installation', 'ambito'],
  evaluator: ['installation', 'ambito'],
}

/** The roles that see other people's outcomes. Trainers and evaluators see answers without names, elsewhere. */
const officeRoles: readonly Role[] = ['administrator', 'ambito_office', 'contact']

function levelOf({ ambitoId, organisationId, departmentId }: Place): Level | undefined {
  const named = [ambitoId, organisationId, departmentId].filter((id) => id !== null).length
  if (named > 1) return undefined
  if (departmentId) return 'department'
  if (organisationId) return 'organisation'
  return ambitoId ? 'ambito' : 'installation'
}

/** Whether a role may be granted for a place. A place of a grant names at most one of the three. */
export function isGrantable(role: Role, place: Place): boolean {
  const level = levelOf(place)
  return level !== undefined && levels[role].includes(level)
}

const isOfficeGrant = (grant: Grant) => officeRoles.includes(grant.role) && isGrantable(grant.role, grant)
const present = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]

/**
 * Where a viewer may see the outcomes of other people (P7): everything for administrators, their ambiti for ambito
 * offices, their organisations and departments for contacts, nothing for everybody else. Screens, exports, ZIPs and
 * mails are all made from this one value.
 */
export function officeScope(viewer: Viewer): Scope {
  const grants = viewer.grants.filter(isOfficeGrant)
  if (grants.some((grant) => levelOf(grant) === 'installation')) return { kind: 'everything' }
  return {
    kind: 'some',
    ambitoIds: present(grants.map((grant) => grant.ambitoId)),
    organisationIds: present(grants.map((grant) => grant.organisationId)),
    departmentIds: present(grants.map((grant) => grant.departmentId)),
  }
}

/** The ambiti whose projects a viewer evaluates, as who evaluates or runs the installation; ids, or everything. */
export function evaluatorScope(viewer: Viewer): 'everything' | string[] {
  const roles: readonly Role[] = ['evaluator', 'administrator']
  const grants = viewer.grants.filter((grant) => roles.includes(grant.role) && isGrantable(grant.role, grant))
  return grants.some((grant) => levelOf(grant) === 'installation')
    ? 'everything'
    : present(grants.map((grant) => grant.ambitoId))
}

/** The ambiti whose projects a viewer reports on: those they evaluate and those whose office they are. */
export function projectScope(viewer: Viewer): 'everything' | string[] {
  const [evaluated, office] = [evaluatorScope(viewer), officeScope(viewer)]
  if (evaluated === 'everything' || office.kind === 'everything') return 'everything'
  return [...new Set([...evaluated, ...office.ambitoIds])]
}

/** Whether something that happened at a place lies in a scope. */
export function scopeCovers(scope: Scope, { ambitoId, organisationId, departmentId }: Place): boolean {
  if (scope.kind === 'everything') return true
  return (
    (ambitoId !== null && scope.ambitoIds.includes(ambitoId)) ||
    (organisationId !== null && scope.organisationIds.includes(organisationId)) ||
    (departmentId !== null && scope.departmentIds.includes(departmentId))
  )
}
