import { useCallback, useEffect, useRef, useState } from 'react'
import { forgetCommit, keepCommit, waitingCommits, type WaitingCommit } from './device-commits.ts'
import type { ShownState } from './attempts/shown-state.ts'
import { scormPaths } from './paths.ts'
import { saveStates, type FromShell, type SaveState, type ToShell } from './play-messages.ts'
import type { Opened } from './attempts/opened.ts'
import type { CommitReply, PackagePlace } from './schemas.ts'

type Reply = ToShell['reply']
export type FrameState = {
  shellUrl: string | null
  failed: 'offline' | 'no_origin' | null
  saving: SaveState | null
  done: boolean
  /** What was reached, as far as the server has said since the page was opened. */
  shown: ShownState | null
}

const isFromShell = (value: unknown): value is FromShell =>
  typeof value === 'object' && value !== null && 'sguardi' in value
const isReply = (value: unknown): value is CommitReply => typeof value === 'object' && value !== null && 'ok' in value
const isOpened = (value: unknown): value is Opened => typeof value === 'object' && value !== null && 'ok' in value

/** Milliseconds that an answer is waited for, less than those after which the shell sends again. */
const longest = 20_000

async function postJson(url: string, body: string): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(longest) })
  return answer.headers.get('Content-Type')?.startsWith('application/json') ? answer.json() : null
}

/** Sends a commit that is kept here, and forgets it when the server has decided about it. */
async function deliver(waiting: WaitingCommit): Promise<Reply> {
  const { attemptId, commit } = waiting
  const answer = await postJson(scormPaths.commits(), JSON.stringify({ attemptId, commit })).catch(() => null)
  if (!isReply(answer)) return { ok: false, reason: 'offline' }
  if (answer.ok || answer.reason !== 'too_many') await forgetCommit(waiting)
  return answer
}

/**
 * Sends what waited on this device; false while something of that place could not be told: to open it would give the window
 * to another state, which would then be written over it.
 */
async function deliverWaiting(personId: string, place: string): Promise<boolean> {
  let isTold = true
  for (const waiting of await waitingCommits(personId)) {
    const reply = await deliver(waiting)
    const stillWaits = !reply.ok && (reply.reason === 'offline' || reply.reason === 'too_many')
    if (stillWaits && waiting.place === place) isTold = false
  }
  return isTold
}

/**
 * Opens a package in a frame on its own origin, and carries its commits to the server: first kept on the device, then sent,
 * then forgotten. What waited from before is sent first, so that the package finds it.
 */
export function usePackageFrame(personId: string, place: PackagePlace, isDone: boolean) {
  const asked = JSON.stringify(place)
  const frame = useRef<HTMLIFrameElement>(null)
  const [state, setState] = useState<FrameState>({
    shellUrl: null,
    failed: null,
    saving: null,
    done: isDone,
    shown: null,
  })
  const [tries, setTries] = useState(0)
  // The button goes with the first press: two openings at once could take the window from each other.
  const again = useCallback(() => {
    setState((before) => ({ ...before, failed: null }))
    setTries((count) => count + 1)
  }, [])

  useEffect(() => {
    let isOver = false
    const isGone = () => isOver
    let isSending = false
    let opened: Extract<Opened, { ok: true }> | null = null
    const onCommit = async ({ commit }: Extract<FromShell, { sguardi: 'commit' }>) => {
      // The shell sends one at a time: more at once come from a package that forges its words.
      if (!opened || isSending) return
      isSending = true
      const { attemptId, shellUrl } = opened
      const waiting = { personId, place: asked, attemptId, itemId: commit.itemId, commit }
      await keepCommit(waiting)
      const reply = await deliver(waiting)
      isSending = false
      if (reply.ok) setState((before) => ({ ...before, done: before.done || reply.done, shown: reply.shown }))
      const message: ToShell = { sguardi: 'reply', sequence: commit.sequence, reply }
      frame.current?.contentWindow?.postMessage(message, new URL(shellUrl).origin)
    }
    const onMessage = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (!opened || source !== frame.current?.contentWindow || origin !== new URL(opened.shellUrl).origin) return
      if (!isFromShell(data)) return
      if (data.sguardi === 'commit') void onCommit(data)
      const saving = data.sguardi === 'state' && saveStates.find((one) => one === data.state)
      if (saving) setState((before) => ({ ...before, saving }))
    }
    const begin = async () => {
      const isTold = await deliverWaiting(personId, asked)
      if (isGone()) return
      const answer = isTold ? await postJson(scormPaths.openings(), asked).catch(() => null) : null
      if (isGone()) return
      if (!isOpened(answer)) setState((before) => ({ ...before, failed: 'offline' }))
      else if (answer.ok) {
        opened = answer
        setState((before) => ({ ...before, failed: null, shellUrl: answer.shellUrl }))
      } else setState((before) => ({ ...before, failed: answer.reason }))
    }
    window.addEventListener('message', onMessage)
    void begin()
    return () => {
      isOver = true
      window.removeEventListener('message', onMessage)
    }
  }, [personId, asked, tries])

  return { frame, state, again }
}
