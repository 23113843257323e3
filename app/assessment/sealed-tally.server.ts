import { openFor, sealFor } from '#app/identity/fiscal-code-vault.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import type { SurveySpec } from './practice-schemas.ts'
import { Tally } from './survey-tally.ts'

const purpose = 'survey tally'
/** Bytes that a sealed tally is a multiple of: its length must not tell how a figure grew. */
const block = 4096

/** A tally as the database keeps it: unreadable without the installation's key, and always of the same length. */
export function sealTally(tally: Tally): string {
  const text = JSON.stringify(tally)
  return sealFor(purpose, text.padEnd(Math.ceil(text.length / block) * block))
}

/** @throws when the key is another or the row was changed */
export function openTally(sealed: string): Tally {
  return Tally.parse(JSON.parse(openFor(purpose, sealed)))
}

/** Names the words of a survey, so that answers to other words are never added to them. */
export function wordingOf({ statements }: Pick<SurveySpec, 'statements'>): string {
  return sha256(statements.map(({ name, text }) => `${name}\n${text}`).join('\n')).slice(0, 16)
}
