import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { canAdminister } from './policy.ts'

type Outcome = { ok: true; membershipId: string } | { ok: false; reason: 'already_there' | 'before_last_move' }

const dayBefore = (day: Date) => new Date(day.getTime() - 86_400_000)

/**
 * Moves a person's main place of work to another department from a civil day on: the row in force ends the day before
 * and a new one begins. Completions and certificates of the past stay where they were (P6).
 * @throws AppError `forbidden` unless the viewer administers; `not_found` for an unknown person or department
 */
export async function movePerson(
  viewer: Viewer,
  move: { personId: string; departmentId: string; from: Date; jobTitle?: string },
  now: Date,
): Promise<Outcome> {
  if (!canAdminister(viewer)) throw new AppError('forbidden', { message: 'only administrators move people' })
  const { personId, departmentId, from, jobTitle = '' } = move
  return transaction(async (tx) => {
    const locked = await tx.$queryRaw<unknown[]>`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`
    const department = await tx.department.findUnique({ where: { id: departmentId }, select: { id: true } })
    if (locked.length === 0 || !department) throw notFound('person or department')
    const current = await tx.membership.findFirst({
      where: { personId, isMain: true, OR: [{ endsOn: null }, { endsOn: { gte: from } }] },
      orderBy: { startsOn: 'desc' },
      select: { id: true, departmentId: true, startsOn: true },
    })
    if (current?.departmentId === departmentId) return { ok: false, reason: 'already_there' } as const
    if (current && current.startsOn >= from) return { ok: false, reason: 'before_last_move' } as const
    if (current) await tx.membership.update({ where: { id: current.id }, data: { endsOn: dayBefore(from) } })
    const membershipId = newId()
    await tx.membership.create({
      data: { id: membershipId, personId, departmentId, jobTitle, isMain: true, startsOn: from },
    })
    const detail = { from: current?.departmentId ?? null, to: departmentId, on: from.toISOString().slice(0, 10) }
    const subject = { subjectType: 'person', subjectId: personId, detail }
    await audit(tx, { actorId: viewer.personId, action: 'membership.moved', ...subject }, now)
    return { ok: true, membershipId } as const
  })
}
