import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { getFinishedExport } from './export-queries.server.ts'
import { readChunks } from './store-chunks.server.ts'
import { mediaTypes } from './write-report.server.ts'

export type ExportFile = { headers: Record<string, string>; pieces: AsyncGenerator<Uint8Array> }

/**
 * A finished file, read chunk by chunk while it is sent. Who may have it is asked anew (P7); audited each time, before
 * the first byte (P12).
 * @throws AppError `not_found` outside the scope, before it is ready and once it is forgotten
 */
export async function downloadExport(
  viewer: Viewer,
  place: { ambitoSlug: string; exportId: string },
  now: Date,
): Promise<ExportFile> {
  const { exportId, generation, format, fileName, size, ...known } = await getFinishedExport(viewer, place)
  const { ambitoCode: ambito, snapshotId: extract, rows } = known
  const event = { action: 'export.downloaded', subjectType: 'report_export', subjectId: exportId }
  const detail = { ambito, extract, rows }
  await transaction((tx) => audit(tx, { actorId: viewer.personId, ...event, detail }, now))
  return {
    headers: {
      'Content-Type': mediaTypes[format],
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
    },
    pieces: readChunks({ exportId, generation }),
  }
}
