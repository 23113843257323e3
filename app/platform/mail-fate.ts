import type { MailEnd } from './generated/enums.ts'

const shortestPause = 5_000
const longestPause = 3_600_000
/** With these pauses the last try comes 23 h 25 min after the first. */
const mostTries = 33

type Tried = {
  /** In vain, the one that has just failed as well. */
  tries: number
  /** From when on it must not go out any more, where anything is said. */
  expiresAt: Date | null
}

/**
 * When a mail that a mail server did not take is tried again: after 5 s, then twice as long each time up to an hour, as
 * RFC 5321 §4.5.4.1 has a sender wait and give up at last. Null after a day of tries, or where its time would be over by then.
 */
export function nextTry({ tries, expiresAt }: Tried, now: Date): Date | null {
  const pause = Math.min(shortestPause * 2 ** (tries - 1), longestPause)
  const at = new Date(now.getTime() + pause)
  return tries >= mostTries || (expiresAt && at >= expiresAt) ? null : at
}

/**
 * `waiting` for its first try, `put_off` until the next, `interrupted` where nobody knows whether it was taken, `kept` in
 * the outbox where no mail server is named.
 */
export type MailState = 'taken' | 'interrupted' | 'waiting' | 'kept' | 'put_off' | MailEnd

type Kept = { sentAt: Date | null; handedAt: Date | null; givenUp: MailEnd | null; nextTryAt: Date | null }

/** How far a mail is; `isSending` says whether a mail server is named. */
export function mailState({ sentAt, handedAt, givenUp, nextTryAt }: Kept, isSending: boolean): MailState {
  if (sentAt) return 'taken'
  if (handedAt) return 'interrupted'
  if (givenUp) return givenUp
  if (!isSending) return 'kept'
  return nextTryAt ? 'put_off' : 'waiting'
}

/**
 * Whether the mail server refused a mail for good: a 5xx to its sender, recipient or text (RFC 5321 §4.2.1), or an address
 * that can be handed to nobody. A 5xx to the connection or to our credentials is a fault of the way and may be mended.
 */
export function isLasting(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  if (error.code !== 'EENVELOPE' && error.code !== 'EMESSAGE') return false
  return replyCode(error) === null || Number(replyCode(error)) >= 500
}

/** What the mail server answered, a number of RFC 5321 §4.2.3; null where it did not. */
export function replyCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('responseCode' in error)) return null
  return typeof error.responseCode === 'number' ? error.responseCode : null
}
