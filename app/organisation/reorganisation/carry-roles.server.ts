import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

/** An old place and the one that takes it on. */
export type Succession = { level: 'ambitoId' | 'organisationId' | 'departmentId'; fromId: string; toId: string }

type Carrying = { successions: readonly Succession[]; from: Date; carry: boolean }

/**
 * The roles held in places that others take on. They stay, because the past of the old place is still theirs to see
 * (P6); with `carry`, who holds one gets it in the new place from the day.
 */
export async function carryRoles(
  tx: Transaction,
  viewer: Viewer,
  { successions, from, carry }: Carrying,
  now: Date,
): Promise<{ roles: number; carried: number }> {
  let [roles, carried] = [0, 0]
  for (const { level, fromId, toId } of successions) {
    const open = { OR: [{ endsOn: null }, { endsOn: { gte: from } }] }
    const select = { personId: true, role: true, endsOn: true } as const
    const held = await tx.roleGrant.findMany({ where: { [level]: fromId, ...open }, orderBy: { id: 'asc' }, select })
    roles += held.length
    if (!carry) continue
    for (const { personId, role, endsOn } of held) {
      const same = { personId, role, [level]: toId, ...open }
      if (await tx.roleGrant.findFirst({ where: same, select: { id: true } })) continue
      const grantId = newId()
      const data = { id: grantId, personId, role, startsOn: from, endsOn, grantedById: viewer.personId }
      await tx.roleGrant.create({ data: { ...data, [level]: toId } })
      const detail = { grantId, role, [level]: toId, from: isoDay(from) }
      const subject = { subjectType: 'person', subjectId: personId }
      await audit(tx, { actorId: viewer.personId, action: 'role.granted', ...subject, detail }, now)
      carried += 1
    }
  }
  return { roles, carried }
}
