import { auditEach, audit, type AuditEvent } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { refreshAmbiti } from '../jobs.server.ts'
import { countVerdicts } from './count-verdicts.server.ts'
import { stepsOf, type Step, type Write } from './import-batch.server.ts'
import { ImportChoices, type RowEffect } from './schemas.ts'
import { makeDepartments, writeBatch } from './write-batch.server.ts'

/** Lines that are written in one transaction. */
const batchSize = 500

type Work = { id: string; ambitoId: string; choices: ImportChoices; appliedById: string | null }

/** The import while it is being applied, locked so that two processes follow each other batch by batch. */
async function lockWork(tx: Transaction, importId: string): Promise<Work | null> {
  await tx.$queryRaw`SELECT id FROM people_import WHERE id = ${importId}::uuid FOR UPDATE`
  const select = { id: true, ambitoId: true, choices: true, appliedById: true } as const
  const row = await tx.peopleImport.findFirst({ where: { id: importId, state: 'applying' }, select })
  return row && { ...row, choices: ImportChoices.parse(row.choices) }
}

const kept = {
  ...{ line: true, fiscalCodeHash: true, fiscalCodeCipher: true, facts: true, fault: true, verdict: true },
  detail: true,
} as const

function eventOf({ id, appliedById }: Work, { line, verdict }: Step, write: Write, effect?: RowEffect): AuditEvent {
  const { personId, place, ends, leaves } = write
  const detail = {
    ...{ importId: id, line, change: verdict, departmentId: place?.departmentId ?? null },
    ended: ends.map(({ id: membershipId, after }) => ({ membershipId, lastDay: after })),
    rolesEnded: effect?.grants.map((grant) => grant.id) ?? [],
    sessionsEnded: leaves?.sessionsEnd ?? false,
  }
  return { actorId: appliedById, action: 'membership.imported', subjectType: 'person', subjectId: personId, detail }
}

async function markRows(
  tx: Transaction,
  importId: string,
  rows: readonly (Step & { effect: RowEffect | null })[],
  now: Date,
) {
  const marks = rows.map(({ line, verdict, detail, effect }) => ({ line, verdict, detail, effect }))
  await tx.$executeRaw`
    UPDATE people_import_row r
    SET verdict = m.verdict::people_verdict, detail = m.detail, effect = NULLIF(m.effect, 'null'::jsonb), applied_at = ${now}
    FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) AS m(line int, verdict text, detail jsonb, effect jsonb)
    WHERE r.import_id = ${importId}::uuid AND r.line = m.line`
}

/** Applies the next lines; false when there were none left. */
function applyBatch(importId: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const work = await lockWork(tx, importId)
    if (!work) return false
    const where = { importId, appliedAt: null }
    const rows = await tx.peopleImportRow.findMany({ where, orderBy: { line: 'asc' }, take: batchSize, select: kept })
    if (rows.length === 0) return false
    const { steps, departments } = await stepsOf(tx, { ...work, rows }, now)
    await makeDepartments(tx, departments, now)
    const writing = steps.flatMap((step) => (step.write ? [{ step, write: step.write }] : []))
    const effects = await writeBatch(
      tx,
      writing.map(({ write }) => write),
      { actorId: work.appliedById, now },
    )
    const byLine = new Map(writing.map(({ step }, index) => [step.line, effects[index] ?? null]))
    await auditEach(
      tx,
      writing.map(({ step, write }, index) => eventOf(work, step, write, effects[index])),
      now,
    )
    await markRows(
      tx,
      importId,
      steps.map((step) => ({ ...step, effect: byLine.get(step.line) ?? null })),
      now,
    )
    const data = { done: { increment: rows.length }, movedAt: now }
    await tx.peopleImport.update({ where: { id: importId }, data, select: { id: true } })
    return true
  }, 60_000)
}

/** Ends an import all of whose lines are written: its entry, and who makes figures of the ambito is told. */
async function finish(importId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const work = await lockWork(tx, importId)
    if (!work) return
    const data = { state: 'applied', appliedAt: now, movedAt: now } as const
    await tx.peopleImport.update({ where: { id: importId }, data, select: { id: true } })
    const { ambitoId, appliedById: actorId } = work
    const subject = { subjectType: 'people_import', subjectId: importId }
    const detail = { ambitoId, counts: await countVerdicts(tx, importId) }
    await audit(tx, { actorId, action: 'people.imported', ...subject, detail }, now)
    // Once for all batches: figures of an ambito are made anew as a whole.
    await enqueue(tx, refreshAmbiti, { ambitoIds: [ambitoId] })
  })
}

/**
 * Writes the lines of a confirmed list, five hundred at a time, each with its audit entry in the same transaction
 * (P12). Called again after a crash it goes on with the lines that are left; a line is written once.
 */
export async function applyImport(importId: string, now: () => Date): Promise<void> {
  while (await applyBatch(importId, now())) {
    // The next five hundred.
  }
  await finish(importId, now())
}
