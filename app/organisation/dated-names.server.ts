import { isoDay } from '#app/platform/clock.ts'
import { sql, type Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { dayBefore } from './dated.ts'

/**
 * As SQL, the name a row had on a civil day, so that a renaming never changes a page or file of before (P6). `alias` is
 * that of an ambito, organisation or department in the query; `day` a day, or the column that holds one.
 */
export function nameOn(alias: string, day: Date | { column: string }) {
  const date = day instanceof Date ? sql()`${isoDay(day)}::date` : sql()`${sql()(day.column)}`
  return sql()`COALESCE((
    SELECT f.name FROM former_name f WHERE f.subject_id = ${sql()(`${alias}.id`)} AND f.last_day >= ${date}
    ORDER BY f.last_day LIMIT 1), ${sql()(`${alias}.name`)})`
}

/** Keeps what a row was called until the day before `today`; renamed again on one day, yesterday's name stays yesterday's. */
export async function keepFormerName(tx: Transaction, subjectId: string, name: string, today: Date): Promise<void> {
  const former = { id: newId(), subjectId, name, lastDay: dayBefore(today) }
  await tx.formerName.createMany({ data: [former], skipDuplicates: true })
}
