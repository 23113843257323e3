import { civilDay, isoDay } from '#app/platform/clock.ts'
import { db, Prisma, transaction, type Transaction } from '#app/platform/database.server.ts'
import type { ReminderOutcome } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { romeClock } from '#app/platform/rome-time.ts'
import { whileHolding } from '#app/platform/while-holding.server.ts'
import { isWorkingDay } from '#app/platform/working-days.ts'
import type { PlanQuestion } from './past-decisions.server.ts'
import { queueReminder, wordsFor, type Words } from './reminder-mails.server.ts'
import { planReminders, type PersonPlan } from './reminder-plan.server.ts'
import { mailingHours } from './schedule.ts'
import { scheduleOf } from './schedule-queries.server.ts'

const dayLength = 86_400_000
/** People decided about in one transaction. */
const atOnce = 25
/** Tells these holds from others. */
const holds = 7_216_031

type Day = Pick<PlanQuestion, 'ambitoId' | 'day' | 'now'>

/** Takes the one mail somebody may get on a day; false where it went to another already. */
async function takeDay(tx: Transaction, personId: string, day: Date, mailId: string): Promise<boolean> {
  const taken = await tx.reminderMail.createMany({ data: [{ personId, day, mailId }], skipDuplicates: true })
  return taken.count === 1
}

/** One person's decisions, and their mail where there is one. */
async function settle(tx: Transaction, { ambitoId, day, now }: Day, person: PersonPlan, words: Words): Promise<void> {
  const { personId, items } = person
  const sent = items.filter(({ outcome }) => outcome === 'sent')
  const mailId = newId()
  const isTaken = sent.length > 0 && (await takeDay(tx, personId, day, mailId))
  if (isTaken) await queueReminder(tx, { mailId, personId, addressee: person.addressee, items: sent, words }, now)
  const outcomeOf = (outcome: ReminderOutcome) => (outcome === 'sent' && !isTaken ? 'already_today' : outcome)
  await tx.reminder.createMany({
    data: items.map((item) => ({
      ...{ personId, day, ambitoId, decidedAt: now, subjectId: item.subjectId, kind: item.kind },
      ...{ step: item.step.kind, stepOn: item.step.on, outcome: outcomeOf(item.outcome) },
      ...(item.kind === 'duty' ? { ruleId: item.ruleId, assignedOn: item.assignedOn, dueOn: item.dueOn } : {}),
      mailId: item.outcome === 'sent' && isTaken ? mailId : null,
    })),
    skipDuplicates: true,
  })
}

/** The last day before this one that was gone through to the end; the day before where there was none. */
async function lastRunBefore(ambitoId: string, day: Date): Promise<Date> {
  const last = await db().reminderRun.findFirst({
    where: { ambitoId, day: { lt: day } },
    orderBy: { day: 'desc' },
    select: { day: true },
  })
  return last?.day ?? new Date(day.getTime() - dayLength)
}

/**
 * Goes through the reminders of an ambito on a working day: each person's decisions, their claim to the day and their mail
 * are one transaction. Stopped anywhere and begun again it goes on where it was; two at once send nothing twice, because a
 * person has one row a day.
 */
export async function remindAmbito(ambitoId: string, day: Date, now: Date): Promise<void> {
  const since = await lastRunBefore(ambitoId, day)
  const plan = await planReminders({ ambitoId, day, since, schedule: await scheduleOf(ambitoId), now })
  const words = await wordsFor(ambitoId, day, plan)
  for (let at = 0; at < plan.length; at += atOnce) {
    const some = plan.slice(at, at + atOnce)
    await transaction(async (tx) => {
      for (const person of some) await settle(tx, { ambitoId, day, now }, person, words)
    })
  }
  await db().reminderRun.createMany({ data: [{ ambitoId, day, finishedAt: now }], skipDuplicates: true })
}

/** The ambiti that ask something of somebody and were not gone through on the day. */
function ambitiToRemind(day: Date): Promise<{ id: string }[]> {
  const on = Prisma.sql`${isoDay(day)}::date`
  return db().$queryRaw<{ id: string }[]>`
    SELECT a.id FROM ambito a
    WHERE a.starts_on <= ${on} AND (a.ends_on IS NULL OR a.ends_on >= ${on})
      AND EXISTS (SELECT FROM assignment_rule r WHERE r.ambito_id = a.id AND r.starts_on <= ${on})
      AND NOT EXISTS (SELECT FROM reminder_run n WHERE n.ambito_id = a.id AND n.day = ${on})
    ORDER BY a.id`
}

/**
 * Called every minute: on working days, from eight in the morning in Italy, goes through the reminders of each ambito once.
 * What a stopped site missed is caught up the first time it runs within those hours, once. Of several processes one does
 * it.
 */
export async function remindDaily(now: Date): Promise<void> {
  const day = civilDay(now)
  const { time } = romeClock(now)
  if (!isWorkingDay(day) || time < mailingHours.from || time >= mailingHours.until) return
  for (const { id: ambitoId } of await ambitiToRemind(day)) {
    await whileHolding(holds, ambitoId, async () => {
      const done = await db().reminderRun.count({ where: { ambitoId, day } })
      if (done === 0) await remindAmbito(ambitoId, day, now)
    })
  }
}
