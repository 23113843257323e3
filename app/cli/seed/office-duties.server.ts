import { assignRuleIn } from '#app/learning/assignments/assign-people.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import type { DepartmentKind, DueKind } from '#app/platform/generated/enums.ts'
import { demoPeople } from './people.ts'
import { idOf } from './seed-id.ts'
import { ambitoId } from './territory.ts'

const day = 24 * 3_600_000

type Rule = {
  name: string
  courseSlug: string
  departmentKinds: DepartmentKind[]
  dueKind: DueKind
  startedDaysAgo: number
  dueInDays: number | null
  dueDays: number | null
}

/** What the office of the first ambito asks: one day is still to come, of the other some are late. */
const rules: readonly Rule[] = [
  {
    ...{
      name: 'Servizi sociali: tutela dei minori',
      courseSlug: 'tutela-minori',
      departmentKinds: ['social_services'],
    },
    ...{ dueKind: 'fixed_day', startedDaysAgo: 40, dueInDays: 60, dueDays: null },
  },
  {
    ...{ name: 'Anagrafe: sguardi sull’altro', courseSlug: 'approccio-transculturale', departmentKinds: ['registry'] },
    ...{ dueKind: 'days_after', startedDaysAgo: 110, dueInDays: null, dueDays: 90 },
  },
]

async function addRule(tx: Transaction, rule: Rule, now: Date): Promise<{ id: string; courseId: string } | null> {
  const course = await tx.course.findUnique({ where: { slug: rule.courseSlug }, select: { id: true } })
  if (!course) return null
  const { name, departmentKinds, dueKind, dueDays, dueInDays } = rule
  const began = new Date(now.getTime() - rule.startedDaysAgo * day)
  const id = idOf(`rule:${name}`)
  await tx.assignmentRule.create({
    data: {
      ...{ id, ambitoId: ambitoId('CARATE'), courseId: course.id, name, departmentKinds, dueKind, dueDays },
      ...{ dueOn: dueInDays === null ? null : civilDay(new Date(now.getTime() + dueInDays * day)) },
      ...{ startsOn: civilDay(began), createdAt: began },
      createdById: demoPeople.find(({ email }) => email === 'ufficio@carate.example')?.id ?? null,
    },
  })
  await assignRuleIn(tx, id, began)
  await assignRuleIn(tx, id, now)
  return { id, courseId: course.id }
}

/** Who has not begun the course of a rule, in a fixed order. */
async function listIdle(tx: Transaction, { id: ruleId, courseId }: { id: string; courseId: string }) {
  const held = await tx.assignment.findMany({
    where: { ruleId, endedOn: null },
    orderBy: { personId: 'asc' },
    select: { personId: true },
  })
  const ids = held.map(({ personId }) => personId)
  const begun = await tx.enrolment.findMany({
    where: { personId: { in: ids }, edition: { courseId } },
    select: { personId: true },
  })
  const busy = new Set(begun.map(({ personId }) => personId))
  return ids.filter((personId) => !busy.has(personId))
}

/** Two rules of the first ambito with their people; of those who have not begun, one is excused and one on leave. */
export async function addDuties(tx: Transaction, now: Date): Promise<void> {
  const recorded = new Date(now.getTime() - 7 * day)
  for (const rule of rules) {
    const added = await addRule(tx, rule, now)
    if (!added) continue
    const [excused, away] = await listIdle(tx, added)
    const about = { ambitoId: ambitoId('CARATE'), courseId: added.courseId, startsOn: civilDay(recorded) }
    const recordedById = demoPeople.find(({ email }) => email === 'ufficio@carate.example')?.id ?? null
    if (excused) {
      const endsOn = civilDay(new Date(now.getTime() + 180 * day))
      const reason = 'Ha tenuto un corso sullo stesso tema per la provincia.'
      const made = { personId: excused, endsOn, reason, recordedById, recordedAt: recorded }
      await tx.assignmentWaiver.create({ data: { id: idOf(`waiver:${excused}`), ...about, ...made } })
    }
    if (away) {
      const leave = { personId: away, startsOn: civilDay(recorded), recordedAt: recorded, recordedById }
      await tx.absence.createMany({ data: [{ id: idOf(`absence:${away}`), ...leave }], skipDuplicates: true })
    }
  }
}
