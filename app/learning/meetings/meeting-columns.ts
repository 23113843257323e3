import type { Prisma } from '#app/platform/database.server.ts'

/** What a meeting is, when and where, and what became of it: for whoever takes part, teaches, plans or is written to. */
export const meetingColumns = {
  id: true,
  topic: true,
  mode: true,
  place: true,
  url: true,
  startsAt: true,
  endsAt: true,
  cancelledAt: true,
  cancelReason: true,
  confirmedAt: true,
} as const satisfies Prisma.MeetingSelect

/** Of an edition: what its course is called. */
export const courseColumns = {
  course: { select: { slug: true, currentVersion: { select: { title: true } } } },
} as const satisfies Prisma.EditionSelect

type OfCourse = Prisma.EditionGetPayload<{ select: typeof courseColumns }>

/** The title of the version that is current, else the course's address. */
export function courseTitleOf({ course }: OfCourse): string {
  return course.currentVersion?.title ?? course.slug
}
