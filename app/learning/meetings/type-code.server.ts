import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import type { ScanDirection } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { takeFromRateLimit } from '#app/platform/rate-limit.server.ts'
import { recordScan, type CheckIn } from './check-in.server.ts'
import { judgeCode } from './door-code.server.ts'
import { doorMinutes } from './door-rule.ts'

const perPerson = { limit: 20, windowSeconds: 300 }
const minute = 60_000
const directions = ['entry', 'exit'] as const satisfies readonly ScanDirection[]

/** Meetings whose door may be open, and a little around: a code given early or late is told so. */
async function listOpenDoors(now: Date) {
  const slack = 60
  return db().meeting.findMany({
    where: {
      startsAt: { lte: new Date(now.getTime() + (doorMinutes.before + slack) * minute) },
      endsAt: { gte: new Date(now.getTime() - (doorMinutes.after + slack) * minute) },
    },
    select: { id: true, secret: true, edition: { select: { id: true } } },
  })
}

type Typed = { meetingId: string | null; outcome: CheckIn }

const refused = (reason: 'code_wrong' | 'too_many'): Typed => ({
  meetingId: null,
  outcome: { ok: false, reason, direction: 'entry', opens: null, closes: null },
})

/** The one meeting of the viewer's whose door may be open: a code that is none is written down there. */
async function findOnlyDoor({ personId }: Viewer, doors: readonly { id: string; edition: { id: string } }[]) {
  const where = {
    personId,
    editionId: { in: doors.map(({ edition }) => edition.id) },
    state: { not: 'withdrawn' },
  } as const
  const own = await db().enrolment.findMany({ where, select: { editionId: true } })
  const open = doors.filter(({ edition }) => own.some(({ editionId }) => editionId === edition.id))
  return open.length === 1 ? open[0] : undefined
}

/**
 * A code typed instead of scanned: finds the door that shows it, and records the entry or exit of the viewer there. Counted
 * for each person, so that nobody tries them all.
 */
export async function typeCode(viewer: Viewer, code: string, now: Date): Promise<Typed> {
  if ((await takeFromRateLimit(`door:${viewer.personId}`, perPerson, now)) > 0) {
    return refused('too_many')
  }
  const doors = await listOpenDoors(now)
  for (const { id: meetingId, secret } of doors) {
    for (const direction of directions) {
      const verdict = judgeCode(secret, direction, code, now)
      if (verdict === 'wrong') continue
      const seen = { id: newId(), direction, seenAt: now, code: verdict }
      return { meetingId, outcome: await recordScan(viewer, meetingId, seen, now) }
    }
  }
  const door = await findOnlyDoor(viewer, doors)
  if (!door) return refused('code_wrong')
  const seen = { id: newId(), direction: 'entry', seenAt: now, code: 'wrong' } as const
  return { meetingId: door.id, outcome: await recordScan(viewer, door.id, seen, now) }
}
