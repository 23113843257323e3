import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'

/**
 * Takes back a reason shown to colleagues: from now on no page has it. Again, it changes nothing: the first withdrawal
 * counts.
 * @throws AppError `not_found` for a reason that was never shown or is another person's
 */
export async function withdrawReason(viewer: Viewer, answerId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const own = { answerId, personId: viewer.personId }
    const { count } = await tx.sharedReason.updateMany({
      where: { ...own, withdrawnAt: null },
      data: { withdrawnAt: now },
    })
    if (count === 0 && (await tx.sharedReason.count({ where: own })) === 0) throw notFound('reason')
  })
}
