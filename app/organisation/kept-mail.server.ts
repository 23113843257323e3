import type { Viewer } from '#app/identity/viewer.ts'
import { env } from '#app/platform/env.server.ts'
import { sendsMail } from '#app/platform/mail.server.ts'
import { canReadOutbox } from './policy.ts'

/** Where no mail server is named: that mails stay in the outbox, and whether the viewer may read them there. */
export type KeptMail = { mayRead: boolean }

/** What a page that speaks of mails has to say of where they stay; null where they are sent. */
export function findKeptMail(viewer: Viewer): KeptMail | null {
  return sendsMail() ? null : { mayRead: canReadOutbox(viewer, env().demo) }
}
