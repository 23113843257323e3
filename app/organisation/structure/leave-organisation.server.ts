import { endSessionsOf } from '#app/identity/end-sessions.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { dayBefore } from '../dated.ts'
import { lockedMemberships, placeOn } from '../held-memberships.server.ts'
import { endMemberships, keepOneMain } from './end-memberships.server.ts'
import { assertMayManage, refreshPlaces } from './manage-person.server.ts'

type Leaving = {
  personId: string
  organisationId: string
  /** First civil day on which they no longer work there; today or later. */
  from: Date
}

type Outcome = { ok: true } | { ok: false; reason: 'day_in_past' }

/**
 * Records that a person leaves an organisation: their counters there end, and the roles they hold for it; who works
 * nowhere any more loses those for its ambito too and is signed out, at once or by `endLeaversSessions` on that day.
 * Enrolments, completions and certificates stay as they are (P6, P8).
 * @throws AppError `not_found` when they do not work there within the scope, `forbidden` for who only looks (P7)
 */
export async function leaveOrganisation(viewer: Viewer, leaving: Leaving, now: Date): Promise<Outcome> {
  const { personId, organisationId, from } = leaving
  const today = civilDay(now)
  return transaction(async (tx) => {
    const held = await lockedMemberships(tx, personId, today)
    const ending = held.filter((row) => row.organisationId === organisationId && (!row.endsOn || row.endsOn >= from))
    if (ending.length === 0) throw notFound('membership')
    const place = await placeOn(tx, { organisationId, departmentId: null }, today)
    assertMayManage(viewer, place)
    if (from < today) return { ok: false, reason: 'day_in_past' }
    await endMemberships(tx, ending, from)
    const left = held.filter((row) => !ending.includes(row) && (!row.endsOn || row.endsOn >= from))
    await keepOneMain(tx, personId, left, from)
    const subject = { subjectType: 'person', subjectId: personId }
    const detail = { organisationId, from: isoDay(from) }
    await audit(tx, { actorId: viewer.personId, action: 'membership.left', ...subject, detail }, now)
    const ambitoId = left.length === 0 ? place.ambitoId : null
    await endRoles(tx, viewer, { personId, organisationId, ambitoId, from }, now)
    if (left.length === 0 && from <= today) await endSessionsOf(tx, [personId], viewer.personId, now)
    await refreshPlaces(tx, [place])
    return { ok: true }
  })
}

type Ending = Leaving & { ambitoId: string | null }

async function endRoles(tx: Transaction, viewer: Viewer, ending: Ending, now: Date): Promise<void> {
  const { personId, organisationId, ambitoId, from } = ending
  const grants = await tx.roleGrant.findMany({
    where: {
      personId,
      AND: [
        { OR: [{ endsOn: null }, { endsOn: { gte: from } }] },
        { OR: [{ organisationId }, { department: { organisationId } }, ...(ambitoId ? [{ ambitoId }] : [])] },
      ],
    },
    select: { id: true, role: true },
  })
  await tx.roleGrant.updateMany({
    where: { id: { in: grants.map(({ id }) => id) } },
    data: { endsOn: dayBefore(from) },
  })
  for (const { id: grantId, role } of grants) {
    const detail = { grantId, role, from: isoDay(from) }
    const entry = { action: 'role.revoked', subjectType: 'person', subjectId: personId, detail }
    await audit(tx, { actorId: viewer.personId, ...entry }, now)
  }
}
