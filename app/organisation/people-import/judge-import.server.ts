import { encryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { clock } from '#app/platform/clock.ts'
import { db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { judgeTable, type JudgedRow } from './judge-table.server.ts'
import { openTable } from './office-import.server.ts'
import { ImportChoices } from './schemas.ts'

/** As a row is stored: with the code sealed, whether or not it is one. */
const storedRow = (
  importId: string,
  { line, fiscalCode, fiscalCodeHash, facts, faults, verdict, detail }: JudgedRow,
) => ({
  ...{ importId, line, facts, fault: faults[0] ?? null, verdict, detail, fiscalCodeHash },
  fiscalCodeCipher: fiscalCode === '' ? null : encryptFiscalCode(fiscalCode.slice(0, 40)),
})

/** By one parameter: a thousand lines as columns of their own take Prisma three times as long. */
async function storeRows(tx: Transaction, rows: readonly ReturnType<typeof storedRow>[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO people_import_row (import_id, line, fiscal_code_hash, fiscal_code_cipher, facts, fault, verdict, detail)
    SELECT "importId", line, "fiscalCodeHash", "fiscalCodeCipher", facts, fault, verdict::people_verdict, detail
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("importId" uuid, line int, "fiscalCodeHash" text,
      "fiscalCodeCipher" text, facts jsonb, fault text, verdict text, detail jsonb)
    ON CONFLICT DO NOTHING`
}

/**
 * The dry run of a list: one verdict for each line, kept for its page; nothing else is written. Begun again after a
 * crash it starts anew.
 */
export async function judgeImport(importId: string, now: Date): Promise<void> {
  const select = { ambitoId: true, tableCipher: true, choices: true } as const
  const row = await db().peopleImport.findFirst({ where: { id: importId, state: 'judging' }, select })
  if (!row?.tableCipher) return
  const table = openTable(row.tableCipher)
  const choices = ImportChoices.parse(row.choices)
  await db().peopleImportRow.deleteMany({ where: { importId } })
  const where = { id: importId, state: 'judging' as const }
  for await (const judged of judgeTable({ ambitoId: row.ambitoId, table, choices }, now)) {
    await transaction(async (tx) => {
      await storeRows(
        tx,
        judged.map((one) => storedRow(importId, one)),
      )
      await tx.peopleImport.updateMany({ where, data: { done: { increment: judged.length }, movedAt: clock.now() } })
    })
  }
  await db().peopleImport.updateMany({ where, data: { state: 'judged', judgedAt: now } })
}
