import type { Scope } from '#app/identity/viewer.ts'
import type { Prisma } from '#app/platform/database.server.ts'
import { inForceOn } from './dated.ts'

/**
 * The people of a scope: those who work, on a civil day, in one of its ambiti, organisations or departments (P6, P7).
 * Ambiti are taken as they were on that day.
 */
export function peopleWhere(scope: Scope, asOf: Date): Prisma.PersonWhereInput {
  if (scope.kind === 'everything') return {}
  const inForce = inForceOn(asOf)
  const department: Prisma.DepartmentWhereInput = {
    OR: [
      { id: { in: scope.departmentIds } },
      { organisationId: { in: scope.organisationIds } },
      { organisation: { ambiti: { some: { ambitoId: { in: scope.ambitoIds }, ...inForce } } } },
    ],
  }
  return { memberships: { some: { ...inForce, department } } }
}

/** The three columns that completions and certificates keep of where a person worked on that day. */
type PlaceWhere = {
  OR?: ({ ambitoId: { in: string[] } } | { organisationId: { in: string[] } } | { departmentId: { in: string[] } })[]
}

/** Completions and certificates of a scope, by the place they were frozen with (P6, P7). Empty for everything. */
export function placeWhere(scope: Scope): PlaceWhere {
  if (scope.kind === 'everything') return {}
  const { ambitoIds, organisationIds, departmentIds } = scope
  return {
    OR: [
      { ambitoId: { in: ambitoIds } },
      { organisationId: { in: organisationIds } },
      { departmentId: { in: departmentIds } },
    ],
  }
}

/**
 * The ambiti in which a scope has anything to see: its own, and every one its organisations and departments have ever
 * belonged to, so that the past of an organisation that moved stays within reach of its contact.
 */
export function ambitoWhere(scope: Scope): Prisma.AmbitoWhereInput {
  if (scope.kind === 'everything') return {}
  const { ambitoIds, organisationIds, departmentIds } = scope
  return {
    OR: [
      { id: { in: ambitoIds } },
      { organisations: { some: { organisationId: { in: organisationIds } } } },
      { organisations: { some: { organisation: { departments: { some: { id: { in: departmentIds } } } } } } },
    ],
  }
}
