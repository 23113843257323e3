import type { Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { LoadedAttempt } from './attempt-queries.server.ts'
import { latestAnswers } from './attempt-result.ts'
import type { AnswerRefusal } from './check-answer.ts'
import type { AnswerValue } from './schemas.ts'
import { submitAnswerIn } from './submit-answer.server.ts'

/** One field of a form as sent: the page's UUID for its next answer, and the text. */
export type GivenField = { itemId: string; answerId: string; text: string }

type Saved = {
  /** The attempt with what was written. */
  attempt: LoadedAttempt
  /** The first field that was not taken. */
  refused: { itemId: string; reason: AnswerRefusal } | null
}

const sameText = (known: AnswerValue | undefined, text: string) => (known?.type === 'field' ? known.text : '') === text

/**
 * Takes the fields of a form that changed into the journal, one answer each (P4); a field that is not taken keeps no
 * other from being saved. A page that is sent once more with another text, as after the browser's Back, is a new
 * answer under a new UUID: the journal only grows, so nothing given before is lost. The attempt is locked by the caller.
 */
export async function saveFormIn(
  tx: Transaction,
  attempt: LoadedAttempt,
  fields: readonly GivenField[],
  now: Date,
): Promise<Saved> {
  let current = attempt
  let refused: Saved['refused'] = null
  for (const { itemId, answerId, text } of fields) {
    if (sameText(latestAnswers(current).get(itemId), text)) continue
    const isKnown = current.journal.some(({ id }) => id === answerId)
    const value = { type: 'field', text } as const
    const given = { answerId: isKnown ? newId() : answerId, itemId, value }
    const outcome = await submitAnswerIn(tx, current, given, now)
    if (outcome.ok) {
      const sequence = (current.journal.at(-1)?.sequence ?? 0) + 1
      const { receivedAt } = outcome
      const entry = { id: given.answerId, itemId, sequence, value, receivedAt }
      current = { ...current, journal: [...current.journal, entry] }
    } else refused ??= { itemId, reason: outcome.reason }
  }
  return { attempt: current, refused }
}
