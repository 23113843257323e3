import { correctPeople } from '#app/identity/correct-people.server.ts'
import { audit, auditEach } from '#app/platform/audit.server.ts'
import { parseDay } from '#app/platform/civil-day.ts'
import { Prisma, transaction, type Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { refreshAmbiti } from '../jobs.server.ts'
import { forgetMade } from './forget-made.server.ts'
import { daysOf } from './known-people.server.ts'
import { planUndo, type Present, type Undo } from './plan-undo.ts'
import { presentOf } from './present-records.server.ts'
import { RowEffect, StaffFacts } from './schemas.ts'
import { amendMemberships, dayOrNull, endAbsences, endGrants, endMemberships } from './write-batch.server.ts'

/** Lines that are taken back in one transaction. */
const batchSize = 500

type Line = { line: number; effect: RowEffect; facts: StaffFacts }

async function lockWork(tx: Transaction, importId: string) {
  await tx.$queryRaw`SELECT id FROM people_import WHERE id = ${importId}::uuid FOR UPDATE`
  const select = { ambitoId: true, undoneById: true } as const
  return tx.peopleImport.findFirst({ where: { id: importId, state: 'undoing' }, select })
}

async function linesBefore(tx: Transaction, importId: string, line: number): Promise<Line[]> {
  const rows = await tx.peopleImportRow.findMany({
    where: { importId, undoneAt: null, line: { lt: line }, effect: { not: Prisma.DbNull } },
    orderBy: { line: 'desc' },
    take: batchSize,
    select: { line: true, effect: true, facts: true },
  })
  return rows.map((row) => ({
    line: row.line,
    effect: RowEffect.parse(row.effect),
    facts: StaffFacts.parse(row.facts),
  }))
}

async function write(tx: Transaction, undos: readonly Undo[], today: string): Promise<void> {
  await tx.membership.deleteMany({ where: { id: { in: undos.flatMap(({ deletes }) => deletes) } } })
  await amendMemberships(
    tx,
    undos.flatMap(({ amends }) => amends),
  )
  await endMemberships(
    tx,
    undos.flatMap(({ ends }) => ends),
  )
  await tx.membership.createMany({
    data: undos.flatMap(({ opens }) =>
      opens.map(({ endsOn, hiredOn, ...rest }) => ({
        ...{ id: newId(), ...rest, startsOn: parseDay(today) },
        ...{ endsOn: dayOrNull(endsOn), hiredOn: dayOrNull(hiredOn) },
      })),
    ),
    skipDuplicates: true,
  })
  await endGrants(
    tx,
    undos.flatMap(({ grants }) => grants),
  )
  await tx.absence.deleteMany({ where: { id: { in: undos.flatMap(({ absenceDeletes }) => absenceDeletes) } } })
  await endAbsences(
    tx,
    undos.flatMap(({ absences }) => absences),
  )
  await correctPeople(
    tx,
    undos.flatMap(({ person }) => person ?? []),
  )
}

/** Takes back the lines before one, last ones first; returns the last it came to, null when there are none left. */
function undoBatch(importId: string, before: number, now: Date): Promise<number | null> {
  return transaction(async (tx) => {
    const work = await lockWork(tx, importId)
    if (!work) return null
    const lines = await linesBefore(tx, importId, before)
    const last = lines.at(-1)
    if (!last) return null
    const present: Present = await presentOf(
      tx,
      lines.map(({ effect }) => effect),
    )
    const days = daysOf(now)
    const planned = lines.flatMap(({ line, effect, facts }) => {
      const undo = planUndo(effect, facts, present, days)
      return undo ? [{ line, personId: effect.personId, undo }] : []
    })
    await write(
      tx,
      planned.map(({ undo }) => undo),
      days.today,
    )
    await auditEach(
      tx,
      planned.map(({ line, personId }) => ({
        ...{ actorId: work.undoneById, action: 'membership.import_undone', subjectType: 'person', subjectId: personId },
        detail: { importId, line },
      })),
      now,
    )
    const undone = { importId, line: { in: planned.map(({ line }) => line) } }
    await tx.peopleImportRow.updateMany({ where: undone, data: { undoneAt: now } })
    const data = { done: { increment: lines.length }, movedAt: now }
    await tx.peopleImport.update({ where: { id: importId }, data, select: { id: true } })
    return last.line
  }, 60_000)
}

async function finish(importId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const work = await lockWork(tx, importId)
    if (!work) return
    const data = { state: 'undone', undoneAt: now, movedAt: now } as const
    await tx.peopleImport.update({ where: { id: importId }, data, select: { id: true } })
    const where = { importId, undoneAt: { not: null } }
    const detail = { ambitoId: work.ambitoId, lines: await tx.peopleImportRow.count({ where }) }
    const subject = { subjectType: 'people_import', subjectId: importId, detail }
    await audit(tx, { actorId: work.undoneById, action: 'people.import_undone', ...subject }, now)
    await enqueue(tx, refreshAmbiti, { ambitoIds: [work.ambitoId] })
  })
}

/**
 * Takes an applied list back, five hundred lines at a time, each with its audit entry in the same transaction (P12).
 * Called again after a crash it goes on; what somebody has changed since stays as it is.
 */
export async function undoImport(importId: string, now: () => Date): Promise<void> {
  let before: number | null = 2_000_000_000
  while (before !== null) before = await undoBatch(importId, before, now())
  await forgetMade(importId, now())
  await finish(importId, now())
}
