import { db } from '#app/platform/database.server.ts'
import { usualSchedule, type Schedule } from './schedule.ts'

/** When an ambito reminds its people: as its office said, or the usual. */
export async function scheduleOf(ambitoId: string): Promise<Schedule> {
  const kept = await db().reminderSchedule.findUnique({
    where: { ambitoId },
    select: { isOn: true, daysBefore: true, daysAfter: true, digestWeekday: true },
  })
  return kept ?? usualSchedule
}

/** The last morning on which the reminders of an ambito were gone through to the end, and when that was; null: never. */
export function findLastRun(ambitoId: string): Promise<{ day: Date; finishedAt: Date } | null> {
  const select = { day: true, finishedAt: true } as const
  return db().reminderRun.findFirst({ where: { ambitoId }, orderBy: { day: 'desc' }, select })
}
