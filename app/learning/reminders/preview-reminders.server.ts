import { civilDay, isoDay } from '#app/platform/clock.ts'
import type { ReminderOutcome } from '#app/platform/generated/enums.ts'
import { workingDayFrom } from '#app/platform/working-days.ts'
import { planReminders } from './reminder-plan.server.ts'
import type { Schedule } from './schedule.ts'

const dayLength = 86_400_000

/** What would go out on the next working morning after today. */
export type RemindersPreview = {
  /** ISO civil day. */
  day: string
  people: number
  contacts: number
  offices: number
  /** People and digests to whom nothing goes, and why, the most first. */
  reasons: { outcome: Exclude<ReminderOutcome, 'sent'>; count: number }[]
}

/**
 * What would go out on the next working morning by a schedule, as things stand: made of the same plan as the job. What
 * happens until then, and a mail from another ambito the same day, may change it.
 */
export async function previewReminders(ambitoId: string, schedule: Schedule, now: Date): Promise<RemindersPreview> {
  const today = civilDay(now)
  const day = workingDayFrom(new Date(today.getTime() + dayLength))
  const plan = await planReminders({ ambitoId, day, since: today, schedule, now })
  const items = plan.flatMap(({ items: own }) => own)
  const isSent = ({ outcome }: { outcome: ReminderOutcome }) => outcome === 'sent'
  const digests = (kind: string) => items.filter((item) => item.kind === kind && isSent(item)).length
  const reasons = new Map<Exclude<ReminderOutcome, 'sent'>, number>()
  for (const { outcome } of items) if (outcome !== 'sent') reasons.set(outcome, (reasons.get(outcome) ?? 0) + 1)
  return {
    day: isoDay(day),
    people: plan.filter(({ items: own }) => own.some((item) => item.kind === 'duty' && isSent(item))).length,
    contacts: digests('contact_digest'),
    offices: digests('office_digest'),
    reasons: [...reasons].map(([outcome, count]) => ({ outcome, count })).sort((a, b) => b.count - a.count),
  }
}
