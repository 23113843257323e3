type Round = {
  id: string
  enrolledAt: Date
  completedAt: Date | null
  supersededAt: Date | null
  renewsId: string | null
  version: { courseId: string }
}

/**
 * One's enrolments without those that were taken again, in the order they came; each with the earlier ones of its course,
 * the latest first: of several under the same course, the newest carries them.
 */
export function currentCourses<Own extends Round>(enrolments: readonly Own[]): { current: Own; past: Own[] }[] {
  const renewed = new Set(enrolments.map(({ renewsId }) => renewsId))
  const isPast = ({ id, supersededAt }: Own) => supersededAt !== null || renewed.has(id)
  const current = enrolments.filter((one) => !isPast(one))
  const newest = new Map<string, Own>()
  for (const one of current) {
    const known = newest.get(one.version.courseId)
    if (!known || known.enrolledAt < one.enrolledAt) newest.set(one.version.courseId, one)
  }
  const past = enrolments.filter(isPast).sort((a, b) => b.enrolledAt.getTime() - a.enrolledAt.getTime())
  return current.map((one) => ({
    current: one,
    past:
      newest.get(one.version.courseId) === one
        ? past.filter(({ version }) => version.courseId === one.version.courseId)
        : [],
  }))
}
