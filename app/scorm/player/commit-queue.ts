import type { PlayConfig, SaveState, ToShell } from '../play-messages.ts'
import type { Call, Commit, Values } from '../schemas.ts'

/** How an item stands, whole. */
export type Snapshot = Omit<Commit, 'windowId' | 'sequence' | 'calls'>

/** Bytes that a browser lets a page send while it is being left; the rest of 64 KiB is for what is around them. */
const beaconBytes = 60_000
/** Milliseconds after which what waits is tried again. */
const again = 10_000

export type Ways = {
  post: (commit: Commit) => void
  beacon: (body: string) => void
  calls: { take: () => Call[]; drop: (count: number) => void }
  onState: (state: SaveState) => void
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length

/** A commit in as many as a browser lets go at once, each a commit of its own. */
export function splitCommit(commit: Commit, next: () => number): Commit[] {
  if (bytesOf(JSON.stringify(commit)) <= beaconBytes) return [commit]
  const bare = { ...commit, values: {}, calls: [] }
  const parts: Values[] = [{}]
  for (const [element, value] of Object.entries(commit.values)) {
    const open = { ...parts.at(-1), [element]: value }
    if (bytesOf(JSON.stringify({ ...bare, values: open })) <= beaconBytes) parts[parts.length - 1] = open
    else parts.push({ [element]: value })
  }
  return parts
    .filter((values) => Object.keys(values).length > 0)
    .map((values) => ({ ...bare, values, sequence: next() }))
}

/** Everything of a snapshot but its values, as one text. */
const restOf = (snapshot: Snapshot) => JSON.stringify({ ...snapshot, values: null })

/**
 * What has to reach the server. Each commit has all that the server has not acknowledged, so that a lost one costs nothing;
 * one is on its way at a time, but for the last ones, which a page that is left throws after itself.
 */
export class CommitQueue {
  readonly #windowId: string
  readonly #ways: Ways
  readonly #acked: Map<string, Values>
  /** What was last acknowledged of an item beside its values. */
  readonly #ackedRest = new Map<string, string>()
  readonly #latest = new Map<string, Snapshot>()
  #sequence: number
  #onWay: { commit: Commit; rest: string } | null = null
  #isStopped = false
  #timer = 0

  constructor({ states, windowId, sequence }: Pick<PlayConfig, 'states' | 'windowId' | 'sequence'>, ways: Ways) {
    this.#windowId = windowId
    this.#sequence = sequence
    this.#ways = ways
    this.#acked = new Map(Object.entries(states).map(([id, { values }]) => [id, values]))
  }

  #next = () => this.#sequence++

  /** What of an item is not acknowledged; null when nothing is. */
  #dueOf(snapshot: Snapshot): Values | null {
    const known = this.#acked.get(snapshot.itemId) ?? {}
    const changed = Object.entries(snapshot.values).filter(([element, value]) => known[element] !== value)
    const isDue = changed.length > 0 || this.#ackedRest.get(snapshot.itemId) !== restOf(snapshot)
    return isDue ? Object.fromEntries(changed) : null
  }

  #commitOf(snapshot: Snapshot, values: Values): Commit {
    return { ...snapshot, values, windowId: this.#windowId, sequence: this.#next(), calls: this.#ways.calls.take() }
  }

  /** What is on its way may arrive without our hearing of it: then the server no longer has what it acknowledged before. */
  #doubt(itemId: string, values: Values): void {
    const known = Object.entries(this.#acked.get(itemId) ?? {}).filter(([element]) => !(element in values))
    this.#acked.set(itemId, Object.fromEntries(known))
    this.#ackedRest.delete(itemId)
  }

  #flushIn(milliseconds: number): void {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => {
      // A page that did not answer at all is asked again.
      this.#onWay = null
      this.flush()
    }, milliseconds)
  }

  /** Notes how an item stands now. */
  keep(snapshot: Snapshot): void {
    this.#latest.set(snapshot.itemId, snapshot)
  }

  /** Sends the next of what is due, unless something is on its way. */
  flush(): void {
    if (this.#isStopped || this.#onWay) return
    window.clearTimeout(this.#timer)
    for (const snapshot of this.#latest.values()) {
      const values = this.#dueOf(snapshot)
      if (!values) continue
      this.#onWay = { commit: this.#commitOf(snapshot, values), rest: restOf(snapshot) }
      this.#doubt(snapshot.itemId, values)
      this.#ways.onState('waiting')
      this.#ways.post(this.#onWay.commit)
      this.#flushIn(3 * again)
      return
    }
    this.#ways.onState('saved')
  }

  /** What became of the commit that was on its way. */
  onReply({ sequence, reply }: ToShell): void {
    if (this.#onWay?.commit.sequence !== sequence) return
    const { commit, rest } = this.#onWay
    this.#onWay = null
    if (reply.ok) {
      this.#acked.set(commit.itemId, { ...this.#acked.get(commit.itemId), ...commit.values })
      this.#ackedRest.set(commit.itemId, rest)
      this.#ways.calls.drop(commit.calls.length)
      this.flush()
    } else if (reply.reason === 'other_window') {
      this.#isStopped = true
      this.#ways.onState('read_only')
    } else if (reply.reason === 'too_large') {
      // The same again would be refused again: it is due once more when something changes.
      this.#latest.delete(commit.itemId)
      this.#ways.onState('too_large')
    } else this.#flushIn(again)
  }

  /** The last words of a page that is being left: all that is not acknowledged, in pieces that a browser lets go. */
  throwAfter(): void {
    if (this.#isStopped) return
    for (const snapshot of this.#latest.values()) {
      const values = this.#dueOf(snapshot)
      if (!values) continue
      for (const one of splitCommit(this.#commitOf(snapshot, values), this.#next))
        this.#ways.beacon(JSON.stringify(one))
    }
  }
}
