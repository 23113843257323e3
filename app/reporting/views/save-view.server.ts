import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { lastingFilters } from '../exports/kinds.ts'
import type { SaveView } from './schemas.ts'

type Outcome = { ok: true; viewId: string } | { ok: false; reason: 'name_taken' | 'too_many_views' }

/** Views one person may have in an ambito. */
const atMost = 100

/**
 * Keeps a page with its filters under a name. What searches for single people is not kept: a view is of figures, and may
 * be shared. The same form sent twice is one view.
 * @throws AppError `not_found` when the ambito is outside the scope (P7)
 */
export async function saveView(
  viewer: Viewer,
  { ambitoSlug, kind, search: asked, name, share: isShared }: SaveView & { ambitoSlug: string },
  now: Date,
): Promise<Outcome> {
  const { id: ambitoId } = await getAmbitoForOffice(viewer, ambitoSlug)
  const search = lastingFilters(asked, isoDay(civilDay(now)))
  const own = { ownerId: viewer.personId, ambitoId }
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${viewer.personId}, 7216015))`
    const select = { id: true, kind: true, search: true } as const
    const same = await tx.reportView.findUnique({ where: { ownerId_ambitoId_name: { ...own, name } }, select })
    if (same) {
      const isSame = same.kind === kind && same.search === search
      return isSame ? ({ ok: true, viewId: same.id } as const) : ({ ok: false, reason: 'name_taken' } as const)
    }
    if ((await tx.reportView.count({ where: own })) >= atMost) return { ok: false, reason: 'too_many_views' } as const
    const viewId = newId()
    await tx.reportView.create({ data: { id: viewId, ...own, kind, name, search, isShared, createdAt: now } })
    return { ok: true, viewId } as const
  })
}
