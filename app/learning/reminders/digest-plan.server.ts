import type { ReminderOutcome } from '#app/platform/generated/enums.ts'
import { inForceOn } from '#app/organisation/dated.ts'
import { isoDay } from '#app/platform/clock.ts'
import { db, sql } from '#app/platform/database.server.ts'
import type { Addressee } from './addressees.server.ts'
import { decideDigest } from './decide-reminder.ts'
import { digestFigures, type DigestLine } from './digest-figures.server.ts'
import { isDue, type Past, type PlanQuestion } from './past-decisions.server.ts'
import { digestStep, type Step } from './schedule.ts'

export type DigestItem = {
  kind: 'contact_digest' | 'office_digest'
  /** The ambito. */
  subjectId: string
  step: Step
  outcome: ReminderOutcome
  figures: DigestLine[]
}

type Recipient = { personId: string; isOffice: boolean; departmentIds: string[]; isOnLeave: boolean }

/**
 * Who gets the weekly digest of an ambito on a day: its offices all of it, its contacts the departments they answer for
 * (P7). Whoever is both gets the whole.
 */
async function recipientsOf({ ambitoId, day }: Pick<PlanQuestion, 'ambitoId' | 'day'>): Promise<Recipient[]> {
  const on = sql()`${isoDay(day)}::date`
  return sql()<Recipient[]>`
    SELECT g.person_id AS "personId", bool_or(g.role = 'ambito_office') AS "isOffice",
      COALESCE(array_agg(DISTINCT d.id) FILTER (WHERE d.id IS NOT NULL), '{}') AS "departmentIds",
      EXISTS (SELECT FROM absence l WHERE l.person_id = g.person_id
        AND l.starts_on <= ${on} AND (l.ends_on IS NULL OR l.ends_on >= ${on})) AS "isOnLeave"
    FROM role_grant g
    LEFT JOIN (department d JOIN organisation_ambito b ON b.organisation_id = d.organisation_id
        AND b.ambito_id = ${ambitoId} AND b.starts_on <= ${on} AND (b.ends_on IS NULL OR b.ends_on >= ${on}))
      ON g.role = 'contact' AND (d.id = g.department_id OR d.organisation_id = g.organisation_id)
    WHERE g.starts_on <= ${on} AND (g.ends_on IS NULL OR g.ends_on >= ${on})
      AND ((g.role = 'ambito_office' AND g.ambito_id = ${ambitoId}) OR d.id IS NOT NULL)
    GROUP BY g.person_id ORDER BY g.person_id`
}

/** The rules of an ambito in force on a day. */
async function rulesInForce({ ambitoId, day }: Pick<PlanQuestion, 'ambitoId' | 'day'>) {
  return db().assignmentRule.findMany({
    where: { ambitoId, ...inForceOn(day) },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, name: true, courseId: true },
  })
}

/** The digests to decide about on a day, each once its addressee is known. */
export async function planDigests(
  question: PlanQuestion,
  past: Past,
): Promise<Map<string, (addressee: Addressee) => DigestItem>> {
  const { ambitoId, day, schedule, now } = question
  const step = digestStep(schedule, day)
  const planned = new Map<string, (addressee: Addressee) => DigestItem>()
  const recipients = (await recipientsOf(question)).filter(({ personId }) => {
    const asked = { personId, subjectId: ambitoId, stepOn: step.on }
    return isDue(step, question, past.isPutOff(asked)) && !past.isSettled(asked)
  })
  if (recipients.length === 0) return planned
  const rules = await rulesInForce(question)
  const known = new Map<string, DigestLine[]>()
  for (const { personId, isOffice, departmentIds, isOnLeave } of recipients) {
    const places = isOffice ? null : [...departmentIds].sort()
    const key = places ? places.join() : ''
    const figures = known.get(key) ?? (await digestFigures({ ambitoId, rules, departmentIds: places, asOf: day, now }))
    known.set(key, figures)
    planned.set(personId, ({ refusesDigest, email }) => ({
      kind: isOffice ? 'office_digest' : 'contact_digest',
      subjectId: ambitoId,
      step,
      figures,
      outcome: decideDigest({
        ...{ isOn: schedule.isOn, refusesDigest, hasAddress: email !== null, isOnLeave },
        hasFigures: figures.length > 0,
      }),
    }))
  }
  return planned
}
