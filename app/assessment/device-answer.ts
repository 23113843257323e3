/** A form's own fields, in its order: what is sent is what was filled in, whatever the type of the question. */
export type Fields = [name: string, value: string][]

/** An answer kept in the browser until the server has it (P14), and after that only if it was refused. */
export type DeviceAnswer = {
  /** The UUID under which it is sent, as often as it takes (P4). */
  answerId: string
  /** Whose it is; nobody else who signs in here is shown it or sends it. */
  personId: string
  attemptId: string
  itemId: string
  fields: Fields
  /** The answer in words, to be read and copied. */
  said: string
  /** Path of the page it was given on. */
  page: string
  /** By this device's clock, ISO instant. */
  givenAt: string
  /** Why the server did not take it; null while it waits. */
  refused: string | null
}

const texts = ['answerId', 'personId', 'attemptId', 'itemId', 'said', 'page', 'givenAt'] as const

export const isFields = (value: unknown): value is Fields =>
  Array.isArray(value) && value.every((pair) => Array.isArray(pair) && pair.every((one) => typeof one === 'string'))

/** What is stored may be of an older version of this page. */
export function isDeviceAnswer(value: unknown): value is DeviceAnswer {
  if (typeof value !== 'object' || value === null) return false
  const entries: Record<string, unknown> = { ...value }
  const { refused } = entries
  return (
    texts.every((name) => typeof entries[name] === 'string') &&
    isFields(entries.fields) &&
    (refused === null || typeof refused === 'string')
  )
}

/** What became of sending an answer. `away`: nobody of ours replied, so it waits. */
export type Delivery =
  | { kind: 'received'; receivedAt: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'sign_in' }
  | { kind: 'away' }

const textAt = (body: unknown, name: string): string | null => {
  if (typeof body !== 'object' || body === null) return null
  const entry: unknown = new Map<string, unknown>(Object.entries(body)).get(name)
  return typeof entry === 'string' ? entry : null
}

/**
 * Reads a reply of the answers' door. Only a receipt in our own words counts as received: the sign-in page of a hotel's
 * network also says 200. `signIn` = the reply is our sign-in page. `body` is null when it is no JSON.
 */
export function readDelivery(reply: { status: number; signIn: boolean; body: unknown }): Delivery {
  const { status, signIn, body } = reply
  const receivedAt = textAt(body, 'receivedAt')
  if (status === 200 && receivedAt !== null) return { kind: 'received', receivedAt }
  const reason = textAt(body, 'reason')
  if (signIn || reason === 'other_person') return { kind: 'sign_in' }
  if (status < 500 && reason !== null) return { kind: 'refused', reason }
  // The attempt is not this person's, or its enrolment was withdrawn: waiting would not help.
  return status === 404 ? { kind: 'refused', reason: 'attempt_gone' } : { kind: 'away' }
}

/** Refusals of an answer that can be made whole in its form, where it still stands. */
const mendable = [
  ...['choose_one', 'choose_some', 'order_incomplete', 'match_incomplete', 'text_missing', 'number_wrong'],
  ...['reason_short', 'reason_long'],
]
export const isMendable = (reason: string): boolean => mendable.includes(reason)

/** Milliseconds until the next try after some that failed, doubling from 2 seconds to a minute. */
export const pauseAfter = (failures: number): number => Math.min(60_000, 1000 * 2 ** Math.min(failures, 10))

type Work = {
  /** What waits, in the order it was given. */
  list: () => Promise<DeviceAnswer[]>
  send: (answer: DeviceAnswer) => Promise<Delivery>
  /** Called before the next answer is sent. */
  settle: (answer: DeviceAnswer, delivery: Delivery) => Promise<void>
}

/**
 * Sends what waits, one after the other in the order it was given: the scenes of a case depend on it. A refused answer
 * does not hold up those after it; where nobody replies, or somebody must sign in first, the rest goes on waiting.
 */
export async function deliverInOrder({ list, send, settle }: Work): Promise<'all' | 'nothing' | 'sign_in' | 'away'> {
  for (let sent = 0; ; sent += 1) {
    const next = (await list())[0]
    if (!next) return sent > 0 ? 'all' : 'nothing'
    const delivery = await send(next)
    if (delivery.kind === 'sign_in' || delivery.kind === 'away') return delivery.kind
    await settle(next, delivery)
  }
}
