import type { Prisma } from '#app/platform/database.server.ts'

/** The columns of `assignment_rule` that are its terms. */
export const termsColumns = {
  ambitoId: true,
  courseId: true,
  organisationIds: true,
  organisationKinds: true,
  departmentKinds: true,
  jobTitle: true,
  newHireDays: true,
  dueKind: true,
  dueOn: true,
  dueDays: true,
  cycleMonths: true,
  startsOn: true,
  endsOn: true,
} as const

/** A rule as its pages show it: its terms, its name, and when its people were last worked out. */
export const ruleColumns = {
  id: true,
  name: true,
  assignedAt: true,
  ...termsColumns,
} as const satisfies Prisma.AssignmentRuleSelect
