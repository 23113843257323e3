import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { sql, transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { getAmbitoForOffice } from '../ambito-queries.server.ts'
import { joined, openToAll, seenStaff, stateOf } from './invitation-sql.server.ts'
import { workOnInvitations } from './jobs.server.ts'

type Outcome = { ok: true; runId: string } | { ok: false; reason: 'nobody' | 'under_way' }
type Asked = { ambitoSlug: string; organisation?: string | undefined }

/** Departments in which somebody is to be invited, sorted, and how many people. */
async function readOpen(viewer: Viewer, place: { ambitoId: string; organisation: string | undefined }, now: Date) {
  const [row] = await sql()<{ total: number; departmentIds: string[] }[]>`
    SELECT count(*)::int AS total, COALESCE(array_agg(DISTINCT s.department_id ORDER BY s.department_id), '{}') AS "departmentIds"
    FROM (${seenStaff(viewer, place, now)}) s JOIN person p ON p.id = s.person_id ${joined()}
    WHERE ${stateOf(now)} = ANY(${[...openToAll]})`
  return row ?? { total: 0, departmentIds: [] }
}

/**
 * Invites everybody of the viewer's part of an ambito, or of one organisation of it, who has no account and no
 * invitation that holds: row, job and audit entry in one transaction. One run of a person at a time.
 * @throws AppError `not_found` outside the scope (P7)
 */
export async function inviteAll(viewer: Viewer, { ambitoSlug, organisation }: Asked, now: Date): Promise<Outcome> {
  const { id: ambitoId, code } = await getAmbitoForOffice(viewer, ambitoSlug)
  const { total, departmentIds } = await readOpen(viewer, { ambitoId, organisation }, now)
  if (total === 0) return { ok: false, reason: 'nobody' }
  const requestedById = viewer.personId
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${ambitoId}, 7216021))`
    const running = await tx.invitationRun.count({ where: { ambitoId, requestedById, finishedAt: null } })
    if (running > 0) return { ok: false, reason: 'under_way' } as const
    const runId = newId()
    await tx.invitationRun.create({
      data: { id: runId, ambitoId, requestedById, requestedAt: now, departmentIds, total },
      select: { id: true },
    })
    const event = { action: 'invitation.run_requested', subjectType: 'invitation_run', subjectId: runId }
    const detail = { ambito: code, people: total, departments: departmentIds.length }
    await audit(tx, { actorId: requestedById, ...event, detail }, now)
    await enqueue(tx, workOnInvitations, { runId })
    return { ok: true, runId } as const
  })
}
