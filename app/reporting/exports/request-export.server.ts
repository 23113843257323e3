import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { officeScope } from '#app/organisation/scope.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { visiblePart } from '../coverage-view.ts'
import { makeExport } from '../jobs.server.ts'
import { filtersOf } from './kinds.ts'
import { reportKinds } from './report-kinds.server.ts'
import type { ExportPart, RequestExport } from './schemas.ts'

type Outcome = { ok: true; exportId: string } | { ok: false; reason: 'nothing_to_export' | 'too_many_waiting' }

/** Files one person may have in the making. */
const atOnce = 5

async function inTheMaking(tx: Transaction, requestedById: string, ambitoId: string) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${requestedById}, 7216013))`
  return tx.reportExport.findMany({
    where: { requestedById, ambitoId, state: { in: ['queued', 'running'] } },
    select: { id: true, kind: true, format: true, search: true },
  })
}

function partOf(viewer: Viewer, ambitoId: string): ExportPart {
  const part = visiblePart(officeScope(viewer), ambitoId)
  if (part.kind === 'whole') return part
  return { kind: 'part', organisationIds: [...part.organisationIds], departmentIds: [...part.departmentIds] }
}

/**
 * Asks for a file of what a page shows: the row, its job and the audit entry in one transaction (P12, P13). The same asked
 * again while it is being made gives the one under way, so a form sent twice makes one file.
 * @throws AppError `not_found` when the ambito is outside the viewer's scope (P7)
 */
export async function requestExport(
  viewer: Viewer,
  { ambitoSlug, ...asked }: RequestExport & { ambitoSlug: string },
  now: Date,
): Promise<Outcome> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const { kind, format } = asked
  const search = filtersOf(asked.search)
  const report = await reportKinds[kind](viewer, ambitoSlug, new URLSearchParams(search), now)
  if (!report) return { ok: false, reason: 'nothing_to_export' }
  return transaction(async (tx) => {
    const requestedById = viewer.personId
    const waiting = await inTheMaking(tx, requestedById, ambito.id)
    const same = waiting.find((one) => one.kind === kind && one.format === format && one.search === search)
    if (same) return { ok: true, exportId: same.id } as const
    if (waiting.length >= atOnce) return { ok: false, reason: 'too_many_waiting' } as const
    const { title, about, expected, asOf } = report
    const exportId = newId()
    await tx.reportExport.create({
      data: {
        ...{ id: exportId, requestedById, ambitoId: ambito.id, kind, format, search, title, about, expected, asOf },
        ...{ locale: viewer.locale, part: partOf(viewer, ambito.id), requestedAt: now },
      },
    })
    const detail = { ambito: ambito.code, report: kind, format, about }
    const event = { action: 'export.requested', subjectType: 'report_export', subjectId: exportId, detail }
    await audit(tx, { actorId: requestedById, ...event }, now)
    await enqueue(tx, makeExport, { exportId })
    return { ok: true, exportId } as const
  })
}
