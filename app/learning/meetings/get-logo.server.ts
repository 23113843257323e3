import type { Viewer } from '#app/identity/viewer.ts'
import { findBlob } from '#app/platform/blobs.server.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { getTaughtMeeting } from './taught-meeting.server.ts'

/**
 * A logo of a meeting's edition, for whoever keeps the meeting's list and prints its sheet.
 * @throws AppError `not_found` for everybody else, and for a logo that is not there
 */
export async function getSheetLogo(viewer: Viewer, { meetingId, position }: { meetingId: string; position: number }) {
  const { editionId } = await getTaughtMeeting(viewer, meetingId)
  const logo = await db().editionLogo.findUnique({
    where: { editionId_position: { editionId, position } },
    select: { blobSha256: true },
  })
  const blob = logo && (await findBlob(logo.blobSha256))
  if (!blob) throw notFound('logo')
  return blob
}
