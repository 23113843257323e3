import { z } from 'zod'
import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { Call } from '../schemas.ts'
import { findAttempt, secondsByItem, StoredValues } from './attempt-queries.server.ts'
import { callsInOrder } from './calls-in-order.ts'
import { readStored } from './storable-text.ts'
import { verdictsOf } from './trace-verdict.ts'

/** Commits of an attempt that a page shows, the newest last. */
const mostCommits = 200
/** Calls that a page shows. */
const mostCalls = 1000

const listed = {
  ...{ id: true, startedAt: true, lastCommitAt: true, completion: true, success: true, scoreBasisPoints: true },
  enrolmentId: true,
} as const

/** The newest attempts at a version of a package, trials among them, without whose they are. @throws AppError `forbidden` */
export async function listAttempts(viewer: Viewer, packageId: string) {
  requireAuthor(viewer)
  const where = { packageId }
  const rows = await db().scormAttempt.findMany({ where, orderBy: { startedAt: 'desc' }, take: 20, select: listed })
  return rows.map(({ enrolmentId, ...row }) => ({ ...row, isTrial: enrolmentId === null }))
}
export type AttemptLine = Awaited<ReturnType<typeof listAttempts>>[number]

const StoredCall = Call.transform(([at, ...parts]): Call => {
  const [name, element, value, reply, error] = parts
  return [at, readStored(name), readStored(element), readStored(value), readStored(reply), readStored(error)]
})
const Kept = z.object({ change: StoredValues, calls: z.array(StoredCall).catch([]) })

/**
 * What the package of an attempt asked and wrote, and what that means in plain words. Whose it is stays unsaid: answers may be
 * in it.
 * @throws AppError `forbidden`, `not_found`
 */
export async function getTrace(viewer: Viewer, attemptId: string) {
  requireAuthor(viewer)
  const attempt = await findAttempt(attemptId)
  if (!attempt) throw notFound('attempt')
  const { structure, title, packageId, startedAt, items } = attempt
  const [rows, seconds] = await Promise.all([
    db().scormCommit.findMany({
      where: { attemptId },
      orderBy: [{ receivedAt: 'desc' }, { sequence: 'desc' }],
      take: mostCommits,
      select: { windowId: true, sequence: true, itemId: true, receivedAt: true, change: true, calls: true },
    }),
    secondsByItem(attemptId),
  ])
  const commits = rows.reverse().map(({ change, calls, ...row }) => ({ ...row, ...Kept.parse({ change, calls }) }))
  const calls = callsInOrder(commits)
  return {
    ...{ packageId, title, startedAt },
    verdicts: verdictsOf(structure.edition, calls, attempt),
    calls: calls.slice(-mostCalls),
    items: items.map(({ itemId, values }) => ({ itemId, values, seconds: seconds.get(itemId) ?? 0 })),
    commits: commits.length,
  }
}
