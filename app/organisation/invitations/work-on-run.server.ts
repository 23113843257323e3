import { mostWrongTries } from '#app/identity/invitations/invitation-limits.ts'
import { issueInvitations, type ToInvite } from '#app/identity/invitations/issue-invitations.server.ts'
import { civilDay, clock } from '#app/platform/clock.ts'
import { db, Prisma, transaction, type Transaction } from '#app/platform/database.server.ts'
import { worker } from '#app/platform/jobs.server.ts'
import { eachApart } from '#app/platform/each-apart.server.ts'
import { whileHolding } from '#app/platform/while-holding.server.ts'
import { workOnInvitations } from './jobs.server.ts'

/** Space of our advisory locks for the work on a run. */
const space = 7216022
/** People invited in one transaction. */
const batchSize = 50

type Run = { id: string; departmentIds: string[]; lastPersonId: string | null; requestedById: string }

/** As SQL, that a person `p` has no account and no invitation that holds or was cancelled on purpose. */
const isOpen = (now: Date) => Prisma.sql`
  NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM invitation i WHERE i.person_id = p.id
    AND (i.cancelled_at IS NOT NULL OR (i.expires_at > ${now} AND i.wrong_tries < ${mostWrongTries})))`

/** As SQL, the memberships `m` that a run is about, of today. */
function meant({ departmentIds }: Run, now: Date) {
  const day = civilDay(now)
  return Prisma.sql`m.person_id = p.id AND m.department_id = ANY(${departmentIds}::uuid[])
    AND m.starts_on <= ${day}::date AND (m.ends_on IS NULL OR m.ends_on >= ${day}::date)`
}

/** The next people of a run by their ids, held until the transaction ends. */
async function lockNext(tx: Transaction, run: Run, now: Date): Promise<string[]> {
  const after = run.lastPersonId ?? '00000000-0000-0000-0000-000000000000'
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id::text FROM person p
    WHERE p.id > ${after}::uuid AND EXISTS (SELECT 1 FROM membership m WHERE ${meant(run, now)}) AND ${isOpen(now)}
    ORDER BY p.id LIMIT ${batchSize} FOR UPDATE OF p`
  return rows.map(({ id }) => id)
}

/** Those among people held who are still to be invited: one may have been, while they were waited for. */
function stillOpen(tx: Transaction, run: Run, ids: readonly string[], now: Date): Promise<ToInvite[]> {
  return tx.$queryRaw<ToInvite[]>`
    SELECT p.id::text AS "personId", p.given_name AS "givenName", p.work_email AS "workEmail", o.name AS organisation,
      CASE WHEN p.work_email IS NULL THEN 'letter' ELSE 'mail' END AS channel
    FROM person p CROSS JOIN LATERAL (
      SELECT d.organisation_id FROM membership m JOIN department d ON d.id = m.department_id
      WHERE ${meant(run, now)} ORDER BY m.is_main DESC, m.starts_on, m.id LIMIT 1) place
    JOIN organisation o ON o.id = place.organisation_id
    WHERE p.id = ANY(${ids}::uuid[]) AND ${isOpen(now)} ORDER BY p.id`
}

/**
 * Invites the next people of a run and writes how far it is, in one transaction: a process that dies in between has
 * invited them and says so, or neither.
 * @returns whether there may be more
 */
export async function inviteNext(runId: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM invitation_run WHERE id = ${runId}::uuid FOR UPDATE`
    const run = await tx.invitationRun.findUnique({
      where: { id: runId },
      select: { id: true, departmentIds: true, lastPersonId: true, requestedById: true, finishedAt: true },
    })
    if (!run || run.finishedAt) return false
    const ids = await lockNext(tx, run, now)
    const lastPersonId = ids.at(-1)
    if (!lastPersonId) {
      await tx.invitationRun.update({ where: { id: runId }, data: { finishedAt: now }, select: { id: true } })
      return false
    }
    const people = await stillOpen(tx, run, ids, now)
    await issueInvitations(tx, people, { actorId: run.requestedById, now })
    const mailed = people.filter(({ channel }) => channel === 'mail').length
    const data = {
      ...{ lastPersonId, done: { increment: ids.length } },
      ...{ mailed: { increment: mailed }, lettered: { increment: people.length - mailed } },
    }
    await tx.invitationRun.update({ where: { id: runId }, data, select: { id: true } })
    return true
  })
}

async function workOn(runId: string): Promise<void> {
  await whileHolding(space, runId, async () => {
    while (await inviteNext(runId, clock.now()));
  })
}

/** Does `organisation.invite-people`. */
export const invitePeopleWorker = worker(workOnInvitations, ({ runId }) => workOn(runId))

/** Goes on with the runs whose process has died: begun, and held by nobody. */
export async function resumeInvitations(): Promise<void> {
  const begun = await db().invitationRun.findMany({ where: { finishedAt: null }, select: { id: true } })
  await eachApart(begun, ({ id }) => workOn(id), { event: 'invitations failed' })
}
