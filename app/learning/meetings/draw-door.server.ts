import qrCode from 'qrcode'
import { env } from '#app/platform/env.server.ts'
import type { ScanDirection } from '#app/platform/generated/enums.ts'
import { codeAt } from './door-code.server.ts'
import { doorWindow } from './door-rule.ts'
import { meetingPaths } from './paths.ts'
import type { TaughtMeeting } from './taught-meeting.server.ts'

/** What the teacher shows now at the door in one direction, and for how many milliseconds more; the picture is a data URI. */
export async function drawDoor(meeting: TaughtMeeting, direction: ScanDirection, now: Date) {
  const { id: meetingId, secret } = meeting
  const { code, left } = codeAt(secret, direction, now)
  const { publicUrl } = env()
  const address = `${publicUrl}${meetingPaths.door({ meetingId, direction, code })}`
  const svg = await qrCode.toString(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  const { from, to } = doorWindow(meeting, direction)
  return {
    ...{ direction, code, left, isOpen: now >= from && now <= to, opens: from, closes: to },
    picture: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    typedAt: `${new URL(publicUrl).host}${meetingPaths.calendar()}`,
  }
}

export type ShownDoor = Awaited<ReturnType<typeof drawDoor>>
