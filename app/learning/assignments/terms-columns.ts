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
