import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ScanDirection } from '#app/platform/generated/enums.ts'

/** Milliseconds that a code is shown. */
export const stepLength = 30_000
/** Milliseconds that the code before it is still good for: phones are slow. */
const grace = 8_000
/** How far back a code is recognised as one that was good once: to say so. */
const remembered = 40
const codeLength = 6
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789'

const stepAt = (instant: Date) => Math.floor(instant.getTime() / stepLength)

function codeOfStep(secret: string, direction: ScanDirection, step: number): string {
  const mac = createHmac('sha256', secret).update(`door:${direction}:${step}`).digest()
  return Array.from(mac.subarray(0, codeLength), (byte) => letters.charAt(byte % 32)).join('')
}

const same = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** The code of a meeting's door at an instant, 30 bits, and how many milliseconds it is still shown. */
export function codeAt(secret: string, direction: ScanDirection, instant: Date): { code: string; left: number } {
  const step = stepAt(instant)
  return { code: codeOfStep(secret, direction, step), left: (step + 1) * stepLength - instant.getTime() }
}

export type CodeVerdict = 'fresh' | 'old' | 'wrong'

/**
 * Whether a code is the one shown now, or the one before within its seconds of grace; `old` for one of the last twenty
 * minutes. Only the server's clock counts. `code` is as `readTypedCode` gives it.
 */
export function judgeCode(secret: string, direction: ScanDirection, code: string, instant: Date): CodeVerdict {
  const step = stepAt(instant)
  const isGood = (back: number) => same(codeOfStep(secret, direction, step - back), code)
  if (isGood(0)) return 'fresh'
  if (isGood(1)) return instant.getTime() - step * stepLength < grace ? 'fresh' : 'old'
  for (let back = 2; back <= remembered; back += 1) if (isGood(back)) return 'old'
  return 'wrong'
}

/** Minutes that whoever has scanned a good code may take to sign in. */
export const ticketMinutes = 5

/** What a good code becomes: that this device saw it at an instant, under an id of its own. */
export type DoorTicket = { id: string; direction: ScanDirection; seenAt: Date }

function sealOf(secret: string, { id, direction, seenAt }: DoorTicket): string {
  const text = `ticket:${id}:${direction}:${seenAt.getTime()}`
  return createHmac('sha256', secret).update(text).digest('base64url')
}

/** The ticket as a cookie keeps it, sealed with the meeting's secret. */
export function sealTicket(secret: string, ticket: DoorTicket): string {
  return [ticket.id, ticket.direction, ticket.seenAt.getTime(), sealOf(secret, ticket)].join('.')
}

/** The ticket of a cookie; null when it is not one of this meeting, or older than its minutes. */
export function openTicket(secret: string, sealed: string, now: Date): DoorTicket | null {
  const [id = '', direction, seen = '', seal = ''] = sealed.split('.')
  if (direction !== 'entry' && direction !== 'exit') return null
  const ticket: DoorTicket = { id, direction, seenAt: new Date(Number(seen)) }
  const age = now.getTime() - ticket.seenAt.getTime()
  if (!same(sealOf(secret, ticket), seal) || age < 0 || age > ticketMinutes * 60_000) return null
  return ticket
}
