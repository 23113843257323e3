import { useSyncExternalStore } from 'react'
import type { DeviceAnswer } from './device-answer.ts'

/** What this page knows of the answers on this device. Filled by `device-journal.ts`, which is loaded once the page is alive. */
export type DeviceState = {
  waiting: readonly DeviceAnswer[]
  refused: readonly DeviceAnswer[]
  /** Answers the server took from this page: ISO instant of the server by `placeKey`. */
  receipts: Readonly<Record<string, string>>
  /** How many of the receipts are of answers that had waited, and the last of them. */
  delivered: { count: number; last: string } | null
  /** Whether answers go through, as far as the last one showed. */
  line: 'open' | 'away' | 'sign_in'
  /** Something that only the server can do was asked for and did not get there. */
  needsServer: boolean
  /** A draft was put back into a form of this page. */
  restored: boolean
  /** Grows when something changed that this page did not ask for: it must look again. */
  changes: number
}

const nothing: DeviceState = {
  ...{ waiting: [], refused: [], receipts: {}, delivered: null },
  ...{ line: 'open', needsServer: false, restored: false, changes: 0 },
}

let current = nothing
const listeners = new Set<() => void>()

export const deviceState = {
  get: (): DeviceState => current,
  set: (changes: Partial<DeviceState>): void => {
    current = { ...current, ...changes }
    for (const listener of listeners) listener()
  },
  reset: (): void => deviceState.set(nothing),
}

/** The part of the journal that forms and buttons of the page use. */
export type OpenedJournal = {
  give: (form: FormData) => Promise<{ refused: string | null; waiting: boolean }>
  drop: (answerId: string) => Promise<void>
  sendWaiting: () => Promise<void>
}

let journal: OpenedJournal | null = null

/** The journal of whoever is signed in; null until the page is alive, or where the browser keeps nothing. */
export const openedJournal = (): OpenedJournal | null => journal
export const setOpenedJournal = (opened: OpenedJournal | null): void => void (journal = opened)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const placeKey = ({ attemptId, itemId }: { attemptId: string; itemId: string }): string =>
  `${attemptId}/${itemId}`

/** What waits on this device, kept up to date. On the server and until the page is alive: nothing. */
export function useDevice(): DeviceState {
  return useSyncExternalStore(subscribe, deviceState.get, () => nothing)
}
