import type { CourseRoleKind } from '#app/platform/generated/enums.ts'

/** What one can be in a course: who writes it, who reads and decides, who publishes and names the others. */
export const courseRoles = ['author', 'reviewer', 'publisher'] as const satisfies readonly CourseRoleKind[]

/** Who was named for what in one course. */
export type CourseRoles = readonly { role: CourseRoleKind; personId: string }[]

/**
 * Whether a trainer acts in a role: one that nobody was named for is every trainer's, so that a small group needs no names
 * at all. Who runs the installation may always.
 */
export function mayAct(
  role: CourseRoleKind,
  { personId, isAdministrator }: { personId: string; isAdministrator: boolean },
  roles: CourseRoles,
): boolean {
  const named = roles.filter((one) => one.role === role)
  return isAdministrator || named.length === 0 || named.some((one) => one.personId === personId)
}
