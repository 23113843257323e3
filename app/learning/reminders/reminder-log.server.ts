import { dayBefore } from '#app/organisation/dated.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { db, sql } from '#app/platform/database.server.ts'
import type { ReminderKind, ReminderOutcome, ReminderStep } from '#app/platform/generated/enums.ts'
import { listMailFates, type MailFate } from '#app/platform/mail.server.ts'
import type { MailState } from '#app/platform/mail-fate.ts'
import { dutyFacts } from '../assignments/duty-facts.server.ts'
import type { DutyState } from '../assignments/duty-state.ts'
import { courseNames } from '../assignments/managed-rule.server.ts'
import { addressesOf } from './addressees.server.ts'
import { decideReminder, isCourtesy } from './decide-reminder.ts'
import { stepsOf, type DutyStepKind, type Schedule } from './schedule.ts'
import { findLastRun, scheduleOf } from './schedule-queries.server.ts'

/** Decisions shown, the latest. */
const shown = 100

/** One decision; days are ISO. */
export type LogEntry = {
  key: string
  day: string
  kind: ReminderKind
  step: ReminderStep
  stepOn: string
  /** Of a duty: the course. */
  courseTitle: string | null
  ambitoName: string
  dueOn: string | null
  outcome: ReminderOutcome
  /** Of what was sent. */
  delivery: MailState | null
  /** When the mail server took it, or when it is tried again. */
  deliveryAt: Date | null
}

/** What comes next for something that is asked, as things stand; days are ISO. */
export type NextReminder = {
  key: string
  courseTitle: string
  ambitoName: string
  dueOn: string
  next: { kind: DutyStepKind; sendOn: string } | null
  /** Why nothing comes; `not_yet_due` where the course need not be taken again yet. */
  why: Exclude<ReminderOutcome, 'sent'> | 'not_yet_due' | null
}

export type ReminderLog = { entries: LogEntry[]; next: NextReminder[] }

function deliveryOf(fate: MailFate | undefined): Pick<LogEntry, 'delivery' | 'deliveryAt'> {
  return { delivery: fate?.state ?? 'waiting', deliveryAt: fate?.sentAt ?? fate?.nextTryAt ?? null }
}

type Ambito = { id: string; name: string }

async function readEntries(personId: string, ambiti: readonly Ambito[]): Promise<LogEntry[]> {
  const rows = await db().reminder.findMany({
    where: { personId, ambitoId: { in: ambiti.map(({ id }) => id) } },
    orderBy: [{ day: 'desc' }, { subjectId: 'asc' }],
    take: shown,
    select: {
      ...{ day: true, ambitoId: true, subjectId: true, kind: true, step: true, stepOn: true },
      ...{ dueOn: true, outcome: true, mailId: true },
    },
  })
  const ids = rows.flatMap(({ mailId }) => (mailId === null ? [] : [mailId]))
  const courses = [...new Set(rows.filter(({ kind }) => kind === 'duty').map(({ subjectId }) => subjectId))]
  const [fates, names] = await Promise.all([listMailFates(ids), courseNames(courses)])
  const fateOf = new Map(fates.map((fate) => [fate.id, fate]))
  return rows.map(({ ambitoId, subjectId, mailId, ...row }) => {
    const fate = mailId === null ? undefined : fateOf.get(mailId)
    return {
      key: `${isoDay(row.day)} ${ambitoId} ${subjectId}`,
      ...{ day: isoDay(row.day), kind: row.kind, step: row.step, stepOn: isoDay(row.stepOn) },
      courseTitle: names.get(subjectId)?.title ?? null,
      ambitoName: ambiti.find(({ id }) => id === ambitoId)?.name ?? '',
      dueOn: row.dueOn && isoDay(row.dueOn),
      outcome: row.outcome,
      ...(row.outcome === 'sent' ? deliveryOf(fate) : { delivery: null, deliveryAt: null }),
    }
  })
}

type Duty = { courseId: string; title: string; assignedOn: Date; dueOn: Date; state: DutyState }
type Reader = { refusesCourtesy: boolean; email: string | null }

/** The first day of the schedule after a civil day whose mail somebody has not refused. */
function firstWanted(duty: Duty, schedule: Schedule, { refusesCourtesy }: Reader, after: Date) {
  for (const step of stepsOf(schedule, duty)) {
    if (step.sendOn > after && !(refusesCourtesy && isCourtesy([step.kind]))) return step
  }
  throw new Error('the steps never end')
}

function nextOf(duty: Duty, { name }: Ambito, schedule: Schedule, reader: Reader, after: Date): NextReminder {
  const { kind, sendOn } = firstWanted(duty, schedule, reader, after)
  const of = { isOn: schedule.isOn, refusesCourtesy: false, hasAddress: reader.email !== null }
  const outcome = decideReminder({ ...of, step: kind, state: duty.state })
  return {
    ...{ key: `${name} ${duty.courseId}`, courseTitle: duty.title, ambitoName: name, dueOn: isoDay(duty.dueOn) },
    next: outcome === 'sent' ? { kind, sendOn: isoDay(sendOn) } : null,
    why: outcome === 'sent' ? null : (outcome ?? 'not_yet_due'),
  }
}

/** The last morning that was gone through; what was to go out today may still do so. */
async function lastMorning(ambitoId: string, today: Date): Promise<Date> {
  const last = await findLastRun(ambitoId)
  return last && last.day >= today ? last.day : dayBefore(today)
}

async function readNext(personId: string, ambiti: readonly Ambito[], now: Date): Promise<NextReminder[]> {
  const today = civilDay(now)
  const reader = (await addressesOf([personId])).get(personId)
  const next: NextReminder[] = []
  for (const ambito of ambiti) {
    const duties = await sql()<Duty[]>`
      WITH ${dutyFacts({ ambitoId: ambito.id, personId, asOf: today, until: now })}
      SELECT f.course_id AS "courseId", v.title, f.assigned_on AS "assignedOn", f.due_on AS "dueOn", f.state
      FROM duty_facts f JOIN course c ON c.id = f.course_id JOIN course_version v ON v.id = c.current_version_id
      ORDER BY f.due_on, v.title`
    const schedule = await scheduleOf(ambito.id)
    const after = await lastMorning(ambito.id, today)
    if (reader) next.push(...duties.map((duty) => nextOf(duty, ambito, schedule, reader, after)))
  }
  return next
}

/** Why reminders did or did not go out to somebody in these ambiti, the latest first, and what comes next. */
export async function readReminderLog(personId: string, ambiti: readonly Ambito[], now: Date): Promise<ReminderLog> {
  const [entries, next] = [await readEntries(personId, ambiti), await readNext(personId, ambiti, now)]
  return { entries, next }
}

/** The ambiti that ever asked something of somebody, or decided about a mail to them. */
export function ambitiThatRemind(personId: string): Promise<Ambito[]> {
  return sql()<Ambito[]>`
    SELECT b.id, b.name FROM ambito b
    WHERE EXISTS (SELECT FROM assignment a JOIN assignment_rule r ON r.id = a.rule_id
        WHERE a.person_id = ${personId} AND r.ambito_id = b.id)
      OR EXISTS (SELECT FROM reminder m WHERE m.person_id = ${personId} AND m.ambito_id = b.id)
    ORDER BY b.name`
}
