import { openFor, sealFor } from '#app/identity/fiscal-code-vault.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { AppError } from '#app/platform/errors.ts'
import type { ReminderChoice } from '#app/platform/generated/enums.ts'
import { RefusalTicket, reminderChoices } from './schemas.ts'

const purpose = 'unsubscribe'

/** What a link in a mail says: whose, and which kind of mails. Only this installation can make it; it does not expire. */
export function makeTicket(ticket: RefusalTicket): string {
  return sealFor(purpose, JSON.stringify(ticket))
}

/** @throws AppError `not_found` for one that was not made here, or changed */
export function readTicket(token: string): RefusalTicket {
  try {
    return RefusalTicket.parse(JSON.parse(openFor(purpose, token)))
  } catch (cause) {
    throw new AppError('not_found', { message: 'the link to unsubscribe was not made here', cause })
  }
}

/** Which kinds somebody wants no more. */
export async function refusalsOf(personId: string): Promise<ReminderChoice[]> {
  const rows = await db().reminderRefusal.findMany({ where: { personId }, select: { choice: true } })
  return rows.map(({ choice }) => choice)
}

/** Says that somebody wants, or wants no more, mails of a kind; said again it changes nothing. Audited where it does. */
async function choose(ticket: RefusalTicket, wants: boolean, actorId: string | null, now: Date): Promise<void> {
  const { personId, choice } = ticket
  await transaction(async (tx) => {
    const { count } = wants
      ? await tx.reminderRefusal.deleteMany({ where: { personId, choice } })
      : await tx.reminderRefusal.createMany({ data: [{ personId, choice, refusedAt: now }], skipDuplicates: true })
    if (count === 0) return
    const action = wants ? 'reminders.wanted' : 'reminders.refused'
    await audit(tx, { actorId, action, subjectType: 'person', subjectId: personId, detail: { choice } }, now)
  })
}

/**
 * Does what the link of a mail is for. Whoever holds the mail may: that is what the link is (RFC 8058).
 * @throws AppError `not_found` as `readTicket`
 */
export async function chooseByTicket(token: string, wants: boolean, now: Date): Promise<void> {
  await choose(readTicket(token), wants, null, now)
}

/** The viewer's own choice of the kinds they want. */
export async function chooseOwn({ personId }: Viewer, wanted: readonly ReminderChoice[], now: Date): Promise<void> {
  for (const choice of reminderChoices) {
    await choose({ personId, choice }, wanted.includes(choice), personId, now)
  }
}
