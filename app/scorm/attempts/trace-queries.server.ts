import { z } from 'zod'
import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { requirePackages } from '../packages/access.ts'
import { Call, Values } from '../schemas.ts'
import { callsInOrder } from './calls-in-order.ts'
import { findAttempt, secondsByItem } from './attempt-queries.server.ts'
import { verdictsOf } from './trace-verdict.ts'

/** Commits of an attempt that a page shows, the newest last. */
const mostCommits = 200
/** Calls that a page shows. */
const mostCalls = 1000

const listed = {
  ...{ id: true, startedAt: true, lastCommitAt: true, completion: true, success: true, scoreBasisPoints: true },
} as const

/** The newest attempts at a version of a package, without whose they are. @throws AppError `forbidden` */
export async function listAttempts(viewer: Viewer, packageId: string) {
  requirePackages(viewer)
  return db().scormAttempt.findMany({
    where: { packageId },
    orderBy: { startedAt: 'desc' },
    take: 20,
    select: listed,
  })
}
export type AttemptLine = Awaited<ReturnType<typeof listAttempts>>[number]

const Kept = z.object({ change: Values, calls: z.array(Call).catch([]) })

/**
 * What the package of an attempt asked and wrote, and what that means in plain words. Whose it is stays unsaid: answers may be
 * in it.
 * @throws AppError `forbidden`, `not_found`
 */
export async function getTrace(viewer: Viewer, attemptId: string) {
  requirePackages(viewer)
  const [attempt, facts] = await Promise.all([
    findAttempt(attemptId),
    db().scormAttempt.findUnique({ where: { id: attemptId }, select: { startedAt: true, lastCommitAt: true } }),
  ])
  if (!attempt || !facts) throw notFound('attempt')
  const { structure, title, packageId, items, ...reached } = attempt
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
    ...{ packageId, title, edition: structure.edition, ...facts },
    reached: { completion: reached.completion, success: reached.success, scoreBasisPoints: reached.scoreBasisPoints },
    verdicts: verdictsOf(structure.edition, calls, reached),
    calls: calls.slice(-mostCalls),
    items: items.map(({ itemId, values }) => ({ itemId, values, seconds: seconds.get(itemId) ?? 0 })),
    commits: commits.length,
  }
}
