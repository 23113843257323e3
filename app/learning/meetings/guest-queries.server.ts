import { db } from '#app/platform/database.server.ts'

/** The guests of a meeting, in the order they were written down, with whom they were matched. */
export async function listGuests(meetingId: string) {
  const rows = await db().meetingGuest.findMany({
    where: { meetingId },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      organisation: true,
      email: true,
      enteredAt: true,
      exitedAt: true,
      enrolment: { select: { person: { select: { givenName: true, familyName: true } } } },
    },
  })
  return rows.map(({ enrolment, ...guest }) => ({
    ...guest,
    matchedTo: enrolment && `${enrolment.person.familyName} ${enrolment.person.givenName}`,
  }))
}

export type Guest = Awaited<ReturnType<typeof listGuests>>[number]
