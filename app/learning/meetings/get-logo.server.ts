import type { Viewer } from '#app/identity/viewer.ts'
import { storedLogo } from '../editions/stored-logo.server.ts'
import { getTaughtMeeting } from './taught-meeting.server.ts'

/**
 * A logo of a meeting's edition, for whoever keeps the meeting's list and prints its sheet.
 * @throws AppError `not_found` for everybody else, and for a logo that is not there
 */
export async function getSheetLogo(viewer: Viewer, { meetingId, position }: { meetingId: string; position: number }) {
  const { editionId } = await getTaughtMeeting(viewer, meetingId)
  return storedLogo(editionId, position)
}
