import type { Viewer } from '#app/identity/viewer.ts'
import type { AmbitoChoice } from '../ambito-queries.server.ts'
import { cancelInvitation } from './cancel-invitation.server.ts'
import { inviteAll } from './invite-all.server.ts'
import { invitePerson } from './invite-person.server.ts'
import type { InvitationAct } from './schemas.ts'

type Where = { ambito: AmbitoChoice; organisation: string | undefined }

/**
 * Does what the office's page was asked for; everybody is those of the organisation it shows.
 * @throws AppError `not_found` outside the scope (P7)
 */
export function actOnInvitation(viewer: Viewer, { ambito, organisation }: Where, act: InvitationAct, now: Date) {
  if (act.intent === 'all') return inviteAll(viewer, { ambitoSlug: ambito.slug, organisation }, now)
  const { intent, ...who } = act
  const onPerson = { ambitoId: ambito.id, ...who }
  if (intent === 'cancel') return cancelInvitation(viewer, onPerson, now)
  return invitePerson(viewer, { ...onPerson, channel: intent }, now)
}
