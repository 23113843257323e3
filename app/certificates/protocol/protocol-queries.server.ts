import { z } from 'zod'
import type { Viewer } from '#app/identity/viewer.ts'
import { isoDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { judgeImport } from './judge-import.server.ts'
import { countVerdicts } from './judge-rows.ts'
import { getAmbitoOfProtocol } from './office-protocol.server.ts'
import { protocolColumns, type Protocol } from './protocol-rows.ts'
import { JudgedRow, ProtocolRow, type Verdict } from './schemas.ts'

export type ImportSummary = {
  importId: string
  fileName: string
  uploadedAt: Date
  appliedAt: Date | null
  /** Numbers recorded by it. */
  added: number
}
export type RecordedProtocol = Protocol & { certificateId: string; certificate: string }

/** Lines of one verdict that a page shows. */
const shown = 200
const columns = { id: true, fileName: true, uploadedAt: true, appliedAt: true, added: true } as const

/**
 * The last 20 imports of an ambito and the last 50 numbers recorded for its certificates, newest first.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function getProtocolDesk(
  viewer: Viewer,
  ambitoSlug: string,
): Promise<{ imports: ImportSummary[]; recorded: RecordedProtocol[] }> {
  const { id: ambitoId } = await getAmbitoOfProtocol(viewer, ambitoSlug)
  const [imports, recorded] = await Promise.all([
    db().protocolImport.findMany({ where: { ambitoId }, orderBy: { uploadedAt: 'desc' }, take: 20, select: columns }),
    db().certificateProtocol.findMany({
      where: { certificate: { ambitoId } },
      orderBy: [{ import: { appliedAt: 'desc' } }, { certificate: { number: 'desc' } }],
      take: 50,
      select: { ...protocolColumns, certificate: { select: { id: true, number: true } } },
    }),
  ])
  return {
    imports: imports.map(({ id: importId, ...rest }) => ({ importId, ...rest })),
    recorded: recorded.map(({ certificate, aoo, number, registeredOn }) => ({
      ...{ aoo, number, registeredOn: isoDay(registeredOn) },
      ...{ certificateId: certificate.id, certificate: certificate.number },
    })),
  }
}

/**
 * One import with its verdicts: those of the moment it was applied, or as things are now. Of each verdict at most 200
 * lines, and how many there are.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function getImport(
  viewer: Viewer,
  { ambitoSlug, importId }: { ambitoSlug: string; importId: string },
  now: Date,
): Promise<ImportSummary & { rows: JudgedRow[]; counts: Record<Verdict, number> }> {
  const { id: ambitoId } = await getAmbitoOfProtocol(viewer, ambitoSlug)
  const where = { id: importId, ambitoId }
  const row = await db().protocolImport.findFirst({ where, select: { ...columns, rows: true } })
  if (!row) throw notFound('protocol import')
  const { id, rows, ...summary } = row
  const judged = summary.appliedAt
    ? z.array(JudgedRow).parse(rows)
    : await judgeImport(db(), { ambitoId, rows: z.array(ProtocolRow).parse(rows) }, now)
  const places = countVerdicts([])
  const some = judged.filter(({ verdict }) => (places[verdict] += 1) <= shown)
  return { importId: id, ...summary, counts: countVerdicts(judged), rows: some.map((one) => JudgedRow.parse(one)) }
}
