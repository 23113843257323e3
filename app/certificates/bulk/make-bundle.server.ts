import { clock } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { worker } from '#app/platform/jobs.server.ts'
import { eachApart } from '#app/platform/each-apart.server.ts'
import { makeBundle } from '../jobs.server.ts'
import { BundleSelection } from '../schemas.ts'
import { bundleLimit } from './bundle-limit.ts'
import { checkMembers } from './check-members.server.ts'
import { finishBundle } from './finish-bundle.server.ts'
import { freezeBundle } from './freeze-bundle.server.ts'
import { whileHolding } from './hold-bundle.server.ts'

const columns = {
  id: true,
  ambitoId: true,
  requestedById: true,
  requestedAt: true,
  selection: true,
  state: true,
  total: true,
  frozenAt: true,
} as const

async function fail(id: string, failure: 'too_large' | 'technical'): Promise<void> {
  const data = { state: 'failed', failure, finishedAt: clock.now() } as const
  await db().certificateBundle.update({ where: { id }, data, select: { id: true } })
}

async function goOn(bundleId: string): Promise<void> {
  const row = await db().certificateBundle.findUnique({ where: { id: bundleId }, select: columns })
  if (!row || row.state === 'ready') return
  const { id, requestedById, frozenAt } = row
  const selection = BundleSelection.parse(row.selection)
  const running = { state: 'running', failure: null, finishedAt: null } as const
  await db().certificateBundle.update({ where: { id }, data: running, select: { id: true } })
  try {
    const total = frozenAt ? row.total : await freezeBundle({ ...row, selection }, clock.now())
    if (total > bundleLimit) {
      await fail(id, 'too_large')
      return
    }
    await checkMembers(id)
    await finishBundle({ id, requestedById, courseTitle: selection.courseTitle }, clock.now())
  } catch (error) {
    await fail(bundleId, 'technical')
    throw error
  }
}

/**
 * Makes a bundle ready to be downloaded: its list is frozen, every PDF checked, the tables written; the ZIP itself is
 * made at each download. Called again after a crash it goes on where it was; a bundle that is ready, or in the hands of
 * another process, stays as it is.
 */
export async function makeBundleOf(bundleId: string): Promise<void> {
  await whileHolding(bundleId, () => goOn(bundleId))
}

/** Does `certificates.make-bundle`. */
export const makeBundleWorker = worker(makeBundle, ({ bundleId }) => makeBundleOf(bundleId))

/**
 * Goes on with the bundles whose process has died: begun, and held by nobody. The queue would try them again only when
 * their time is over.
 */
export async function resumeBundles(): Promise<void> {
  const begun = await db().certificateBundle.findMany({ where: { state: 'running' }, select: { id: true } })
  await eachApart(begun, ({ id }) => makeBundleOf(id), { event: 'bundle failed' })
}
