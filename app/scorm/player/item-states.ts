import type { PlayState } from '../play-messages.ts'
import type { Snapshot } from './commit-queue.ts'
import type { Opened } from './runtime.ts'

/** What each item has written so far, as it finds it when it is opened again in this window. */
export class ItemStates {
  readonly #states: Map<string, PlayState>

  constructor(states: Readonly<Record<string, PlayState>>) {
    this.#states = new Map(Object.entries(states))
  }

  of(itemId: string): PlayState | undefined {
    return this.#states.get(itemId)
  }

  /** Notes how an item that is open stands; the seconds of this opening are counted once, however often it says them. */
  remember(opened: Opened, { itemId, values, seconds, exit, ended }: Snapshot): void {
    const told = Math.max(opened.seconds, seconds ?? 0)
    const total = (this.of(itemId)?.seconds ?? 0) + told - opened.seconds
    opened.seconds = told
    this.#states.set(itemId, { values, exit, ended, seconds: total })
  }
}
