import { findAbsentViewer } from '#app/identity/absent-viewer.server.ts'
import { keyedHash } from '#app/identity/fiscal-code-vault.server.ts'
import { env } from '#app/platform/env.server.ts'
import { findAttempt, secondsByItem } from '../attempts/attempt-queries.server.ts'
import type { PlayConfig } from '../play-messages.ts'
import { playWords } from '../play-words.ts'
import type { ContentTicket } from './content-token.server.ts'

/** All that the shell needs to give right answers from the first `GetValue` on; null where the attempt is gone. */
export async function playConfig({ attemptId, windowId }: ContentTicket, now: Date): Promise<PlayConfig | null> {
  const attempt = await findAttempt(attemptId)
  if (!attempt || attempt.isWithdrawn) return null
  const { personId } = attempt
  const [seconds, learner] = await Promise.all([secondsByItem(attemptId), findAbsentViewer(personId, now)])
  if (!learner) return null
  const { locale, familyName, givenName } = learner
  // The same for every package of ours, and nowhere else: who reads it there learns nothing they could look up here.
  const pseudonym = keyedHash('scorm learner', personId).toString('hex').slice(0, 24)
  const states = attempt.items.map(({ itemId, values, exit, ended }) => {
    return [itemId, { values, exit, ended, seconds: seconds.get(itemId) ?? 0 }] as const
  })
  return {
    structure: attempt.structure,
    locale,
    siteOrigin: new URL(env().publicUrl).origin,
    learner: { id: pseudonym, name: `${familyName}, ${givenName}` },
    windowId,
    sequence: attempt.sequence + 1,
    states: Object.fromEntries(states),
    sequencing: attempt.sequencing,
    lastItemId: attempt.itemId,
    texts: playWords[locale],
  }
}
