import type { Scope } from '#app/identity/viewer.ts'
import { sql, type Prisma } from '#app/platform/database.server.ts'
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
 * The ambiti `a` in which a scope has anything to see: its own, and every one its organisations and departments have
 * ever belonged to, so that the past of an organisation that moved stays within reach of its contact. As SQL: every page
 * of an office asks for it.
 */
export function ambitoCondition(scope: Scope) {
  if (scope.kind === 'everything') return sql()`TRUE`
  const { ambitoIds, organisationIds, departmentIds } = scope
  return sql()`(
    a.id = ANY(${ambitoIds}::uuid[]) OR EXISTS (
      SELECT 1 FROM organisation_ambito o WHERE o.ambito_id = a.id AND (
        o.organisation_id = ANY(${organisationIds}::uuid[]) OR
        o.organisation_id IN (SELECT d.organisation_id FROM department d WHERE d.id = ANY(${departmentIds}::uuid[])))))`
}
