import { db } from '#app/platform/database.server.ts'
import { sendsMail } from '#app/platform/mail.server.ts'
import { mailState } from '#app/platform/mail-fate.ts'
import { decryptFiscalCode } from './fiscal-code-vault.server.ts'
import { maskFiscalCode } from './fiscal-code.ts'
import type { Viewer } from './viewer.ts'

/** The viewer's own fiscal code, masked. */
export async function ownMaskedFiscalCode(viewer: Viewer): Promise<string> {
  const person = await db().person.findUniqueOrThrow({
    where: { id: viewer.personId },
    select: { fiscalCodeCipher: true },
  })
  return maskFiscalCode(decryptFiscalCode(person.fiscalCodeCipher))
}

/** The last 100 mails and how far each is, newest first; for the administrator's outbox page. */
export async function listOutbox() {
  const mails = await db().mail.findMany({
    orderBy: { queuedAt: 'desc' },
    take: 100,
    select: {
      ...{ id: true, recipient: true, subject: true, text: true, queuedAt: true, failure: true },
      ...{ sentAt: true, handedAt: true, givenUp: true, nextTryAt: true },
    },
  })
  return mails.map(({ sentAt, handedAt, givenUp, ...mail }) => ({
    ...mail,
    state: mailState({ sentAt, handedAt, givenUp, nextTryAt: mail.nextTryAt }, sendsMail()),
  }))
}
