import { z } from 'zod'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { parseDay } from '#app/platform/civil-day.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { judgeImport } from './judge-import.server.ts'
import type { Judged } from './judge-rows.ts'
import { getAmbitoOfProtocol } from './office-protocol.server.ts'
import { JudgedRow, ProtocolRow } from './schemas.ts'

type Outcome = { ok: true; added: number } | { ok: false; reason: 'already_applied' }

/** One office's imports follow each other, so that what one decides holds until it has written. */
async function lockImport(tx: Transaction, ambitoId: string, importId: string) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${ambitoId}, 7216005))`
  const where = { id: importId, ambitoId }
  const row = await tx.protocolImport.findFirst({ where, select: { rows: true, appliedAt: true } })
  if (!row) throw notFound('protocol import')
  return { rows: z.array(ProtocolRow).parse(row.rows), appliedAt: row.appliedAt }
}

async function record(tx: Transaction, importId: string, judged: readonly Judged[]): Promise<number> {
  const data = judged.flatMap(({ verdict, certificateId, aoo, number, registeredOn }) =>
    verdict === 'new' && certificateId !== null
      ? [{ id: newId(), certificateId, aoo, number, registeredOn: parseDay(registeredOn), importId }]
      : [],
  )
  await tx.certificateProtocol.createMany({ data })
  return data.length
}

/**
 * Records the numbers of an import whose verdict is `new` as things are now, once; the verdicts of this moment are kept
 * with it. Entry and numbers in one transaction (P12).
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function applyImport(
  viewer: Viewer,
  { ambitoSlug, importId }: { ambitoSlug: string; importId: string },
  now: Date,
): Promise<Outcome> {
  const { id: ambitoId, code } = await getAmbitoOfProtocol(viewer, ambitoSlug)
  return transaction(async (tx) => {
    const { rows, appliedAt } = await lockImport(tx, ambitoId, importId)
    if (appliedAt) return { ok: false, reason: 'already_applied' } as const
    const judged = await judgeImport(tx, { ambitoId, rows }, now)
    const added = await record(tx, importId, judged)
    const kept = judged.map((row) => JudgedRow.parse(row))
    await tx.protocolImport.update({
      where: { id: importId },
      data: { rows: kept, appliedAt: now, added },
      select: { id: true },
    })
    const subject = { subjectType: 'protocol_import', subjectId: importId, detail: { ambito: code, added } }
    await audit(tx, { actorId: viewer.personId, action: 'protocol.imported', ...subject }, now)
    return { ok: true, added } as const
  }, 60_000)
}
