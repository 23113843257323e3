import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import type { AttendanceRule, EditionMode } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { recordStretches } from './record-stretches.server.ts'
import type { SentStretch } from './schemas.ts'

type Given = { ambitoId?: string | null; rule?: AttendanceRule; mode?: EditionMode; exercisesRequired?: boolean }

/** An edition of a course for an ambito that counts measured time, where nothing else is said. */
export async function addEdition(slug: string, given: Given = {}): Promise<string> {
  const { ambitoId = null, rule = 'measured_up_to_declared', mode = 'asynchronous', exercisesRequired = true } = given
  const { id: courseId } = await db().course.findUniqueOrThrow({ where: { slug }, select: { id: true } })
  const id = newId()
  const startsOn = new Date('2026-01-01T00:00:00Z')
  const terms = { attendanceRule: rule, mode, exercisesRequired }
  await db().edition.create({ data: { id, courseId, ambitoId, name: `Edizione ${id}`, startsOn, ...terms } })
  return id
}

/** Enrols somebody in an edition, under way since an instant. */
export async function enrolIn(editionId: string, { personId }: Pick<Viewer, 'personId'>, since: Date): Promise<string> {
  const { course } = await db().edition.findUniqueOrThrow({
    where: { id: editionId },
    select: { course: { select: { currentVersionId: true } } },
  })
  const id = newId()
  const courseVersionId = course.currentVersionId ?? ''
  const dates = { enrolledAt: since, startedAt: since }
  await db().enrolment.create({ data: { id, personId, editionId, courseVersionId, state: 'under_way', ...dates } })
  return id
}

/** Stretches of one window that stayed on a lesson for some minutes, closed once a minute, ending at an instant. */
export function sitting(lessonId: string, minutes: number, until: Date, windowId = newId()): SentStretch[] {
  return Array.from({ length: minutes }, (_, index) => {
    const exitedAt = until.getTime() - (minutes - 1 - index) * 60_000
    const exit = index === minutes - 1 ? ('left' as const) : ('still_here' as const)
    return { windowId, sequence: index, lessonId, enteredAt: exitedAt - 60_000, exitedAt, exit }
  })
}

/** A second on each lesson, long ago: opened, and no minute earned. */
export async function openedOnce(enrolmentId: string, lessonIds: readonly string[], now: Date): Promise<void> {
  const enteredAt = new Date(now.getTime() - 5 * 86_400_000)
  const exitedAt = new Date(enteredAt.getTime() + 1000)
  const times = { enteredAt, exitedAt, receivedAt: exitedAt, exit: 'left' as const }
  await db().attendanceInterval.createMany({
    data: lessonIds.map((activityId) => ({ windowId: newId(), sequence: 0, enrolmentId, activityId, ...times })),
  })
}

/** Sends stretches as a page would, with a clock that goes right. */
export function send(viewer: Viewer, enrolmentId: string, stretches: SentStretch[], now: Date) {
  return recordStretches(viewer, { enrolmentId, sentAt: now.getTime(), stretches }, now)
}
