import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { workOnImport } from './jobs.server.ts'
import { getAmbitoOfImports, lockImport } from './office-import.server.ts'

type Place = { ambitoSlug: string; importId: string }
type Outcome = { ok: true } | { ok: false; reason: 'not_judged' | 'other_under_way' }

/**
 * Confirms a list that was tried: a job writes it. One list of an ambito at a time.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function startImport(viewer: Viewer, { ambitoSlug, importId }: Place, now: Date): Promise<Outcome> {
  const { id: ambitoId } = await getAmbitoOfImports(viewer, ambitoSlug)
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${ambitoId}, 7216011))`
    const row = await lockImport(tx, { ambitoId, importId })
    if (row.state !== 'judged') return { ok: false, reason: 'not_judged' } as const
    // One that has stood still for an hour keeps nobody from going on.
    const movedAt = { gt: new Date(now.getTime() - 3_600_000) }
    const others = await tx.peopleImport.count({ where: { ambitoId, movedAt, state: { in: ['applying', 'undoing'] } } })
    if (others > 0) return { ok: false, reason: 'other_under_way' } as const
    const data = { state: 'applying', done: 0, movedAt: now, appliedById: viewer.personId } as const
    await tx.peopleImport.update({ where: { id: importId }, data, select: { id: true } })
    await enqueue(tx, workOnImport, { importId })
    return { ok: true } as const
  })
}
