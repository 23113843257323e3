import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { seesDepartments } from './bundle-access.server.ts'
import { makeBundle } from '../jobs.server.ts'
import { BundleSelection } from '../schemas.ts'

type Outcome = { ok: true; bundleId: string } | { ok: false; reason: 'nobody' | 'day_in_future' | 'too_many_waiting' }

/** Bundles one person may have in the making. */
const atOnce = 5

async function inTheMaking(tx: Transaction, requestedById: string, ambitoId: string) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${requestedById}, 7216003))`
  return tx.certificateBundle.findMany({
    where: { requestedById, ambitoId, state: { in: ['queued', 'running'] } },
    select: { id: true, selection: true },
  })
}

const sorted = (selection: BundleSelection) => ({ ...selection, departmentIds: [...selection.departmentIds].sort() })
const fingerprint = (selection: BundleSelection) =>
  JSON.stringify(Object.entries(sorted(selection)).sort(([a], [b]) => (a < b ? -1 : 1)))

/**
 * Asks for a ZIP of the certificates of a selection: the row, its job and the audit entry in one transaction. The same
 * selection asked again while it is being made gives the one under way, so a form sent twice makes one file.
 * @throws AppError `not_found` when the ambito or one of the departments is outside the viewer's scope (P7)
 */
export async function requestBundle(
  viewer: Viewer,
  { ambitoSlug, ...asked }: { ambitoSlug: string; selection: BundleSelection },
  now: Date,
): Promise<Outcome> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const selection = sorted(asked.selection)
  if (selection.departmentIds.length === 0) return { ok: false, reason: 'nobody' }
  if (selection.asOf > isoDay(civilDay(now))) return { ok: false, reason: 'day_in_future' }
  if (!(await seesDepartments(viewer, ambito.id, selection.departmentIds))) throw notFound('department')

  return transaction(async (tx) => {
    const requestedById = viewer.personId
    const waiting = await inTheMaking(tx, requestedById, ambito.id)
    const same = waiting.find((one) => fingerprint(BundleSelection.parse(one.selection)) === fingerprint(selection))
    if (same) return { ok: true, bundleId: same.id } as const
    if (waiting.length >= atOnce) return { ok: false, reason: 'too_many_waiting' } as const
    const bundleId = newId()
    await tx.certificateBundle.create({
      data: { id: bundleId, requestedById, ambitoId: ambito.id, selection, requestedAt: now },
    })
    const { courseId, asOf, departmentIds } = selection
    const detail = { ambito: ambito.code, courseId, asOf, departments: departmentIds.length }
    const event = { action: 'bundle.requested', subjectType: 'certificate_bundle', subjectId: bundleId, detail }
    await audit(tx, { actorId: requestedById, ...event }, now)
    await enqueue(tx, makeBundle, { bundleId })
    return { ok: true, bundleId } as const
  })
}
