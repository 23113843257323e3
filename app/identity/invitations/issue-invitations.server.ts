import { auditEach } from '#app/platform/audit.server.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { InvitationChannel } from '#app/platform/generated/enums.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { newId, randomCode, sha256 } from '#app/platform/ids.server.ts'
import { queueMail, withdrawMails } from '#app/platform/mail.server.ts'
import { validDays } from './invitation-limits.ts'
import { letterCodeOf } from './letter-code.server.ts'
import { letterMessages } from './letter-messages.ts'
import { invitationPaths } from './paths.ts'

export type ToInvite = {
  personId: string
  givenName: string
  /** Where a mail goes; null for whoever has no institutional address. */
  workEmail: string | null
  channel: InvitationChannel
  /** Of those they work for, as it is called today. */
  organisation: string
}
type By = { actorId: string; now: Date }

// Nobody has chosen a language yet.
const t = translator(letterMessages, 'it')
const { dayOf } = formatsOf('it')

async function mailLink(tx: Transaction, person: ToInvite & { workEmail: string }, expiresAt: Date, now: Date) {
  const token = randomCode(40)
  const link = `${env().publicUrl}${invitationPaths.accept({ token })}`
  const values = { name: person.givenName, organisation: person.organisation, link, day: dayOf(expiresAt) }
  const mail = { recipient: person.workEmail, subject: t('mail_subject'), text: t('mail_text', values) }
  return { tokenHash: sha256(token), mailId: await queueMail(tx, mail, now) }
}

/** Ends the mails of invitations that open nothing any more, in the caller's transaction. */
export async function withdrawInvitationMails(tx: Transaction, people: readonly { personId: string }[]): Promise<void> {
  const where = { personId: { in: people.map(({ personId }) => personId) }, mailId: { not: null } }
  const before = await tx.invitation.findMany({ where, select: { mailId: true } })
  await withdrawMails(
    tx,
    before.flatMap(({ mailId }) => (mailId === null ? [] : [mailId])),
  )
}

async function issue(tx: Transaction, person: ToInvite, { actorId, now }: By): Promise<void> {
  const { personId, channel, workEmail } = person
  const [id, expiresAt] = [newId(), new Date(now.getTime() + validDays * 86_400_000)]
  const way =
    channel === 'mail' && workEmail
      ? await mailLink(tx, { ...person, workEmail }, expiresAt, now)
      : { tokenHash: sha256(letterCodeOf(id)), mailId: null }
  const fresh = { printedAt: null, usedAt: null, cancelledAt: null, wrongTries: 0 }
  const data = { id, channel, ...way, invitedById: actorId, invitedAt: now, expiresAt, ...fresh }
  await tx.invitation.upsert({
    where: { personId },
    create: { personId, ...data },
    update: data,
    select: { id: true },
  })
}

/**
 * Invites some people in the caller's transaction, which holds them and has seen that they have no account: by a mail
 * with a one-time link, or by a letter that is printed later. What they had before opens nothing any more. With an audit
 * entry for each (P12).
 */
export async function issueInvitations(tx: Transaction, people: readonly ToInvite[], by: By): Promise<void> {
  await withdrawInvitationMails(tx, people)
  for (const person of people) await issue(tx, person, by)
  const entries = people.map(({ personId: subjectId, channel }) => ({
    ...{ actorId: by.actorId, action: 'invitation.issued', subjectType: 'person', subjectId, detail: { channel } },
  }))
  await auditEach(tx, entries, by.now)
}
