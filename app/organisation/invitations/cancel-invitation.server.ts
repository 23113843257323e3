import { withdrawInvitationMails } from '#app/identity/invitations/issue-invitations.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { lockInvitable, type OnPerson } from './lock-invitable.server.ts'

type Outcome = { ok: true } | { ok: false; reason: 'has_account' | 'changed_since' }

/**
 * Cancels the invitation of somebody: its link or code opens nothing any more. Twice at once it is cancelled once.
 * @throws AppError `not_found` outside the scope (P7)
 */
export async function cancelInvitation(viewer: Viewer, who: OnPerson, now: Date): Promise<Outcome> {
  return transaction(async (tx) => {
    const { hasAccount, invitation } = await lockInvitable(tx, viewer, who, now)
    if (hasAccount) return { ok: false, reason: 'has_account' } as const
    if (!invitation || invitation.id !== who.seen || invitation.cancelledAt) {
      return { ok: false, reason: 'changed_since' } as const
    }
    await tx.invitation.update({ where: { id: invitation.id }, data: { cancelledAt: now }, select: { id: true } })
    await withdrawInvitationMails(tx, [who])
    const subject = { subjectType: 'person', subjectId: who.personId }
    await audit(tx, { actorId: viewer.personId, action: 'invitation.cancelled', ...subject }, now)
    return { ok: true } as const
  })
}
