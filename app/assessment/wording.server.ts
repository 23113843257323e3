import { sha256 } from '#app/platform/ids.server.ts'
import { Question } from './schemas.ts'

/** Names a wording: type, text, key, points and feedback, in the order of the schema whatever kept it. */
export function wordingOf(question: Question): string {
  return sha256(JSON.stringify(Question.parse(question)))
}
