import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { sql, transaction } from '#app/platform/database.server.ts'
import { requireAmbito } from './ambito-queries.server.ts'
import { canKeepYearlyHours } from './policy.ts'

/** 40 hours a year for each person: directive of the Minister for Public Administration, 14 January 2025. Minutes. */
const usualTarget = 40 * 60

/** The target of an ambito, in minutes a year. */
export async function yearlyTargetOf(ambitoId: string): Promise<number> {
  const [row] = await sql()<{ minutes: number }[]>`
    SELECT yearly_target_minutes AS minutes FROM ambito WHERE id = ${ambitoId}`
  return row?.minutes ?? usualTarget
}

/**
 * How many minutes a year a person is meant to reach: what the ambito asks in which their hours count on a civil day
 * (`membershipOn`); the directive's for who works in none.
 */
export async function yearlyTargetOn(personId: string, day: Date): Promise<number> {
  const date = sql()`${isoDay(day)}::date`
  const [row] = await sql()<{ minutes: number | null }[]>`
    SELECT (
      SELECT a.yearly_target_minutes FROM organisation_ambito b JOIN ambito a ON a.id = b.ambito_id
      WHERE b.organisation_id = d.organisation_id AND b.starts_on <= ${date}
        AND (b.ends_on IS NULL OR b.ends_on >= ${date})) AS minutes
    FROM membership m JOIN department d ON d.id = m.department_id
    WHERE m.person_id = ${personId} AND m.starts_on <= ${date} AND (m.ends_on IS NULL OR m.ends_on >= ${date})
    ORDER BY m.is_main DESC, m.starts_on, m.id LIMIT 1`
  return row?.minutes ?? usualTarget
}

/**
 * Sets the target of an ambito, for all its people and every year: it is what is aimed at, not what was done. Audited
 * with what it was before (P12).
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function setYearlyTarget(
  viewer: Viewer,
  { ambitoSlug, minutes }: { ambitoSlug: string; minutes: number },
  now: Date,
): Promise<void> {
  const ambito = await requireAmbito(viewer, ambitoSlug, canKeepYearlyHours)
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM ambito WHERE id = ${ambito.id}::uuid FOR UPDATE`
    const where = { id: ambito.id }
    const { yearlyTargetMinutes: before } = await tx.ambito.findUniqueOrThrow({
      where,
      select: { yearlyTargetMinutes: true },
    })
    if (before === minutes) return
    await tx.ambito.update({ where, data: { yearlyTargetMinutes: minutes } })
    const subject = { subjectType: 'ambito', subjectId: ambito.id, detail: { before, minutes } }
    await audit(tx, { actorId: viewer.personId, action: 'ambito.target_set', ...subject }, now)
  })
}
