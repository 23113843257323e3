import type { FramedMeeting } from './components/meeting-frame.tsx'
import type { TaughtMeeting } from './taught-meeting.server.ts'

/** What the frame of a meeting's pages shows of it: the secret stays on the server. */
export function framedMeeting(meeting: TaughtMeeting): FramedMeeting {
  const { id, topic, mode, place, url, startsAt, endsAt, cancelledAt, confirmedAt } = meeting
  const { courseTitle, editionName, editionId, ambito, isOffice } = meeting
  const about = { id, topic, mode, place, url, startsAt, endsAt, cancelledAt, confirmedAt }
  const office = isOffice && ambito ? { ambitoSlug: ambito.slug, ambitoName: ambito.name, editionId } : null
  return { ...about, courseTitle, editionName, office }
}
