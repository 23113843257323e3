import { db } from '#app/platform/database.server.ts'
import type { EditionMode } from '#app/platform/generated/enums.ts'

export type OwnEdition = {
  name: string
  mode: EditionMode
  startsOn: Date
  endsOn: Date | null
  place: string
  hasMeetings: boolean
}

/** What a learner is told of their edition; null for the one that is always open. Takes the edition of an own enrolment. */
export async function getEditionLine(editionId: string): Promise<OwnEdition | null> {
  const edition = await db().edition.findFirst({
    where: { id: editionId, ambitoId: { not: null } },
    select: {
      ...{ name: true, mode: true, startsOn: true, endsOn: true, place: true },
      _count: { select: { meetings: { where: { cancelledAt: null } } } },
    },
  })
  if (!edition) return null
  const { _count, ...line } = edition
  return { ...line, hasMeetings: _count.meetings > 0 }
}
