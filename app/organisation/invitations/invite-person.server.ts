import { issueInvitations } from '#app/identity/invitations/issue-invitations.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import type { InvitationChannel } from '#app/platform/generated/enums.ts'
import { lockInvitable, type OnPerson } from './lock-invitable.server.ts'

type Outcome = { ok: true } | { ok: false; reason: 'has_account' | 'no_email' | 'changed_since' }

/**
 * Invites one person, or anew: a mail that leaves at once, or a letter to be printed. Whatever they had before opens
 * nothing any more. Sent twice at once, the second hears `changed_since`.
 * @throws AppError `not_found` outside the scope (P7)
 */
export async function invitePerson(
  viewer: Viewer,
  { channel, ...who }: OnPerson & { channel: InvitationChannel },
  now: Date,
): Promise<Outcome> {
  return transaction(async (tx) => {
    const person = await lockInvitable(tx, viewer, who, now)
    if (person.hasAccount) return { ok: false, reason: 'has_account' } as const
    if ((person.invitation?.id ?? null) !== who.seen) return { ok: false, reason: 'changed_since' } as const
    if (channel === 'mail' && !person.workEmail) return { ok: false, reason: 'no_email' } as const
    await issueInvitations(tx, [{ ...person, channel }], { actorId: viewer.personId, now })
    return { ok: true } as const
  })
}
