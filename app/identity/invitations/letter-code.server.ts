import { codeOf } from '#app/platform/ids.server.ts'
import { keyedHash } from '../fiscal-code-vault.server.ts'
import { codeLength } from './invitation-code.ts'

/**
 * The code that stands on a letter, made of the invitation's id with the installation's key: the same letter can be
 * printed again, and a copy of the database opens nothing.
 */
export function letterCodeOf(invitationId: string): string {
  return codeOf(keyedHash('code of an invitation', invitationId).subarray(0, codeLength))
}
