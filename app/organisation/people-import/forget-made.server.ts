import { forgetPeople } from '#app/identity/forget-people.server.ts'
import { db, Prisma, sql } from '#app/platform/database.server.ts'
import { daysOf } from './known-people.server.ts'

/** People tried at once. */
const some = 500

/** A foreign key that refuses: somebody else speaks of it. */
const isReferred = (error: unknown) =>
  (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003') ||
  (error instanceof Error && 'code' in error && error.code === '23503')

/** Departments a list made: gone where nobody ever worked there, ended where nobody does any more. */
async function forgetDepartments(importId: string, now: Date): Promise<void> {
  const { today, yesterday } = daysOf(now)
  const made = await sql()<{ id: string }[]>`
    SELECT DISTINCT d.id FROM people_import_row r JOIN department d ON d.id = (r.effect->'membership'->>'departmentId')::uuid
    JOIN people_import i ON i.id = r.import_id
    WHERE r.import_id = ${importId} AND r.undone_at IS NOT NULL AND r.detail->'notes' @> '["department_new"]'
      AND d.starts_on >= (i.applied_at AT TIME ZONE 'Europe/Rome')::date
      AND NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.department_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM membership m
        WHERE m.department_id = d.id AND (m.ends_on IS NULL OR m.ends_on >= ${today}::date))`
  for (const { id } of made) {
    try {
      await db().department.deleteMany({ where: { id, memberships: { none: {} } } })
    } catch (error) {
      if (!isReferred(error)) throw error
    }
    await sql()`UPDATE department SET ends_on = ${yesterday}::date WHERE id = ${id} AND starts_on < ${today}::date`
  }
}

/**
 * Removes what a list that was taken back had added and of which nothing else speaks: its people, its departments.
 * Twice does the same.
 */
export async function forgetMade(importId: string, now: Date): Promise<void> {
  const rows = await sql()<{ personId: string }[]>`
    SELECT effect->>'personId' AS "personId" FROM people_import_row
    WHERE import_id = ${importId} AND undone_at IS NOT NULL AND effect->'createdPerson' = 'true'::jsonb`
  const people = rows.map(({ personId }) => personId)
  for (let at = 0; at < people.length; at += some) await forgetPeople(people.slice(at, at + some))
  await forgetDepartments(importId, now)
}
