import { makeTicket } from '#app/learning/reminders/refuse-reminders.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import type { ReminderOutcome } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'

const dayLength = 86_400_000

type Place = { ambitoSlug: string; personId: string; ruleId: string }

/**
 * What was decided about somebody and a rule on the last days, the latest first, as the morning’s job would have; the mail
 * of what was sent was refused.
 */
export async function addDecisions(
  { ambitoSlug, personId, ruleId }: Place,
  outcomes: ReminderOutcome[],
): Promise<void> {
  const { id: ambitoId } = await db().ambito.findUniqueOrThrow({ where: { slug: ambitoSlug }, select: { id: true } })
  const { courseId } = await db().assignmentRule.findUniqueOrThrow({
    where: { id: ruleId },
    select: { courseId: true },
  })
  const today = civilDay(new Date())
  const mails = outcomes.map((outcome) => (outcome === 'sent' ? newId() : null))
  await db().mail.createMany({
    data: mails
      .filter((id) => id !== null)
      .map((id) => ({
        ...{ id, recipient: `${personId}@comune.example`, subject: 'Promemoria', text: 'Manca poco.', isOnce: true },
        ...{ queuedAt: today, tries: 1, failure: 'Error: Message failed: 550 no such mailbox' },
        givenUp: 'refused' as const,
      })),
  })
  await db().reminder.createMany({
    data: outcomes.map((outcome, index) => {
      const day = new Date(today.getTime() - (index + 1) * dayLength)
      const of = {
        personId,
        ambitoId,
        subjectId: courseId,
        kind: 'duty' as const,
        ruleId,
        assignedOn: day,
        dueOn: today,
      }
      return { ...of, day, step: 'before' as const, stepOn: day, outcome, mailId: mails[index] ?? null, decidedAt: day }
    }),
  })
}

/** The link of a mail to somebody. */
export function unsubscribePath(personId: string): string {
  return `/unsubscribe/${makeTicket({ personId, choice: 'courtesy' })}`
}
