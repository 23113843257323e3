import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { workOnImport } from './jobs.server.ts'
import { getAmbitoOfImports, lockImport } from './office-import.server.ts'
import { undoHours } from './schemas.ts'

type Outcome = { ok: true } | { ok: false; reason: 'not_applied' | 'undo_late' }

/**
 * Takes a list back within 24 hours of its end: a job undoes it (ADR 0025).
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function startUndo(
  viewer: Viewer,
  { ambitoSlug, importId }: { ambitoSlug: string; importId: string },
  now: Date,
): Promise<Outcome> {
  const { id: ambitoId } = await getAmbitoOfImports(viewer, ambitoSlug)
  return transaction(async (tx) => {
    const { state, appliedAt } = await lockImport(tx, { ambitoId, importId })
    if (state !== 'applied' || !appliedAt) return { ok: false, reason: 'not_applied' } as const
    if (now.getTime() - appliedAt.getTime() > undoHours * 3_600_000) return { ok: false, reason: 'undo_late' } as const
    const data = { state: 'undoing', done: 0, movedAt: now, undoneById: viewer.personId } as const
    await tx.peopleImport.update({ where: { id: importId }, data, select: { id: true } })
    await enqueue(tx, workOnImport, { importId })
    return { ok: true } as const
  })
}
