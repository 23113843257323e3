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
