import { newUuid } from '#app/platform/new-uuid.ts'
import { beat, longestStretch, waitsAtMost } from './limits.ts'
import { attendancePaths } from './paths.ts'
import type { SentStretch } from './schemas.ts'

/**
 * From when to when this window shows a lesson (P5): nothing but whether the page is visible is looked at; no mouse, no
 * keyboard, no idling (art. 4 Statuto dei lavoratori).
 */

/** Stretches of one request; the server takes no more. */
const most = 50

/**
 * What waits lies in `localStorage`, not beside the answers in IndexedDB: on leaving a page only what is written at once
 * is written for sure. One entry a stretch, so that no tab overwrites another's; by enrolment, so that whoever signs in
 * next sends nothing of somebody else's.
 */
const ours = 'attendance '
const prefixOf = (enrolmentId: string) => `${ours}${enrolmentId} `

/** What is stored may be of an older version of this page; the server looks at the rest. */
const isStretch = (value: unknown): value is SentStretch =>
  typeof value === 'object' && value !== null && 'exitedAt' in value && typeof value.exitedAt === 'number'

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** What waits of an enrolment, as much as one request takes; of all of them what is too old is dropped. */
function waitingOf(enrolmentId: string): Map<string, SentStretch> {
  const waiting = new Map<string, SentStretch>()
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(ours))) {
    const stretch = read(key)
    if (!isStretch(stretch) || stretch.exitedAt < Date.now() - waitsAtMost) localStorage.removeItem(key)
    else if (key.startsWith(prefixOf(enrolmentId)) && waiting.size < most) waiting.set(key, stretch)
  }
  return waiting
}

function keep(enrolmentId: string, stretch: SentStretch): void {
  try {
    const { windowId, sequence } = stretch
    localStorage.setItem(`${prefixOf(enrolmentId)}${windowId} ${sequence}`, JSON.stringify(stretch))
  } catch {
    // A browser that is full, or told to keep nothing, loses a minute; the page goes on.
  }
}

const bodyOf = (enrolmentId: string, stretches: Iterable<SentStretch>) =>
  JSON.stringify({ enrolmentId, sentAt: Date.now(), stretches: [...stretches] })

/** Sends what waits; it is forgotten when the server says in its own words that it has decided about it. */
async function deliver(enrolmentId: string): Promise<void> {
  const waiting = waitingOf(enrolmentId)
  if (waiting.size === 0) return
  const body = bodyOf(enrolmentId, waiting.values())
  const reply = await fetch(attendancePaths.stretches(), { method: 'POST', body, keepalive: true })
  const said: unknown = await reply.json()
  if (typeof said !== 'object' || said === null || !('settled' in said)) return
  for (const key of waiting.keys()) localStorage.removeItem(key)
}

const send = (enrolmentId: string): void => void deliver(enrolmentId).catch(() => undefined)

/** On leaving nobody waits for a reply: what was sent goes on waiting, and sent again it is stored once. */
function throwOver(enrolmentId: string): void {
  try {
    const waiting = waitingOf(enrolmentId)
    // An old browser has no beacon, and a busy one may refuse it: then as above.
    const isSent = 'sendBeacon' in navigator && waiting.size > 0
    if (isSent && navigator.sendBeacon(attendancePaths.stretches(), bodyOf(enrolmentId, waiting.values()))) return
  } catch {
    return
  }
  send(enrolmentId)
}

/** Watches a lesson's page until the function it returns is called. */
export function watchLesson(enrolmentId: string, lessonId: string): () => void {
  const windowId = newUuid()
  let sequence = 0
  let enteredAt: number | null = null

  const close = (exit: SentStretch['exit'], now = Date.now()) => {
    if (enteredAt === null) return
    // The minute's clock stands still while the computer sleeps.
    const exitedAt = now - enteredAt > longestStretch ? enteredAt + beat : now
    const stretch: SentStretch = { windowId, sequence, lessonId, enteredAt, exitedAt, exit }
    enteredAt = null
    if (exitedAt <= stretch.enteredAt) return
    keep(enrolmentId, stretch)
    sequence += 1
  }
  const open = (now = Date.now()) => {
    if (document.visibilityState === 'visible') enteredAt ??= now
  }
  const leave = (exit: 'hidden' | 'left') => {
    if (enteredAt === null) return
    close(exit)
    throwOver(enrolmentId)
  }
  const look = () => (document.visibilityState === 'visible' ? open() : leave('hidden'))
  const onHide = () => leave('left')
  const onShow = () => open()

  open()
  send(enrolmentId)
  const timer = setInterval(() => {
    const now = Date.now()
    close('still_here', now)
    open(now)
    send(enrolmentId)
  }, beat)
  document.addEventListener('visibilitychange', look)
  window.addEventListener('pagehide', onHide)
  window.addEventListener('pageshow', onShow)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('pagehide', onHide)
    window.removeEventListener('pageshow', onShow)
    leave('left')
  }
}
