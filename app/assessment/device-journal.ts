import { newUuid } from '#app/platform/new-uuid.ts'
import {
  deliverInOrder,
  isMendable,
  pauseAfter,
  readDelivery,
  type Delivery,
  type DeviceAnswer,
  type Fields,
} from './device-answer.ts'
import { forgetDraft, formWith, wordsOf } from './device-drafts.ts'
import { deviceState, openedJournal, placeKey, setOpenedJournal, type OpenedJournal } from './device-state.ts'
import { assessmentPaths } from './paths.ts'
import { addAnswer, endTurn, listAnswers, markRefused, removeAnswer, takeTurn } from './device-store.ts'

/** Milliseconds: how long one answer may take to be received, and how long a page waits for it before it says so. */
const longestSending = 15_000
const patience = { open: 8000, away: 3000, sign_in: 3000 } as const

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Sends an answer to the door that takes one by itself; whatever is no word of ours means it is still to be sent. */
async function send({ answerId, personId, fields }: DeviceAnswer): Promise<Delivery> {
  const form = new URLSearchParams(fields)
  form.set('answerId', answerId)
  form.set('personId', personId)
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), longestSending)
  try {
    const reply = await fetch(assessmentPaths.answers(), { method: 'POST', body: form, signal: stop.signal })
    const signIn = reply.redirected && new URL(reply.url).pathname === '/login'
    const isJson = reply.headers.get('Content-Type')?.startsWith('application/json')
    const { status } = reply
    const body: unknown = isJson ? await reply.json() : null
    return readDelivery({ status, signIn, body })
  } catch {
    return { kind: 'away' }
  } finally {
    clearTimeout(timer)
  }
}

/** One tab sends at a time. The UUID makes a second sending harmless; the turn spares it. */
async function inTurn(work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) return navigator.locks.request('sguardi-answers', work)
  if (!(await takeTurn(Date.now(), Date.now() + longestSending))) return
  await work().finally(endTurn)
}

/**
 * The answers of one person on this device, and one page's part in bringing them to the server: at once, when the network
 * is back, when the page is looked at again, and after a pause that grows.
 */
export class DeviceJournal implements OpenedJournal {
  readonly #personId: string
  /** What one page tells the others: answers of this person were kept or dropped; or the server has decided on some. */
  readonly #kept: string
  readonly #settled: string
  readonly #channel = new BroadcastChannel('sguardi-answers')
  readonly #stopped = new AbortController()
  #failures = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #turn = Promise.resolve()
  /** Answers whose form is waiting for what becomes of them: its page looks again by itself. */
  readonly #asked = new Set<string>()
  /** What this page sent and the server has, by UUID: a form sent twice is one answer. */
  readonly #received = new Map<string, string>()

  constructor(personId: string) {
    this.#personId = personId
    this.#kept = `kept ${personId}`
    this.#settled = `settled ${personId}`
    const { signal } = this.#stopped
    this.#channel.onmessage = ({ data }) => {
      if (data !== this.#kept && data !== this.#settled) return
      void this.#refresh()
      if (data === this.#settled) this.#lookAgain()
    }
    window.addEventListener('online', () => void this.sendWaiting(), { signal })
    document.addEventListener('visibilitychange', () => this.#comeBack(), { signal })
    // Private windows of some browsers keep nothing: forms then go straight to the server, as without script.
    this.#refresh().then(
      () => this.#begin(),
      () => this.close(),
    )
  }

  #begin(): void {
    if (this.#stopped.signal.aborted) return
    setOpenedJournal(this)
    if (deviceState.get().waiting.length > 0) void this.sendWaiting()
  }

  close(): void {
    this.#stopped.abort()
    clearTimeout(this.#retry)
    this.#channel.close()
    if (openedJournal() === this) setOpenedJournal(null)
    deviceState.reset()
  }

  async #refresh(): Promise<void> {
    const all = await listAnswers(this.#personId)
    if (this.#stopped.signal.aborted) return
    const waiting = all.filter(({ refused }) => refused === null)
    const { line } = deviceState.get()
    deviceState.set({
      waiting,
      refused: all.filter(({ refused }) => refused !== null),
      line: waiting.length === 0 && line === 'away' ? 'open' : line,
    })
  }

  #lookAgain(): void {
    deviceState.set({ changes: deviceState.get().changes + 1 })
  }

  #comeBack(): void {
    if (document.visibilityState !== 'visible') return
    void this.#refresh().then(() => this.sendWaiting())
    this.#lookAgain()
  }

  async #settle(answer: DeviceAnswer, delivery: Delivery): Promise<void> {
    const { answerId, fields } = answer
    const isAsked = this.#asked.has(answerId)
    if (delivery.kind === 'refused') await markRefused(answerId, delivery.reason)
    if (delivery.kind === 'received') {
      this.#received.set(answerId, JSON.stringify(fields))
      await forgetDraft(answer)
      await removeAnswer(answerId)
      await this.#forgetMended(answer)
      const { receipts, delivered } = deviceState.get()
      const last = delivery.receivedAt
      deviceState.set({
        receipts: { ...receipts, [placeKey(answer)]: last },
        delivered: isAsked ? delivered : { count: (delivered?.count ?? 0) + 1, last },
      })
    }
    await this.#refresh()
    this.#channel.postMessage(this.#settled)
    if (!isAsked) this.#lookAgain()
  }

  /** An answer that was not whole has nothing more to say once a whole one is there. */
  async #forgetMended(answer: DeviceAnswer): Promise<void> {
    const all = await listAnswers(this.#personId)
    const mended = all.filter((one) => placeKey(one) === placeKey(answer) && isMendable(one.refused ?? ''))
    for (const { answerId } of mended) await removeAnswer(answerId)
  }

  async #sendNow(): Promise<void> {
    clearTimeout(this.#retry)
    if (this.#stopped.signal.aborted) return
    const list = async () => (await listAnswers(this.#personId)).filter(({ refused }) => refused === null)
    const done = await deliverInOrder({ list, send, settle: (answer, delivery) => this.#settle(answer, delivery) })
    this.#failures = done === 'away' ? this.#failures + 1 : 0
    if (done === 'all') deviceState.set({ line: 'open', needsServer: false })
    else if (done !== 'nothing') deviceState.set({ line: done })
    if (done !== 'away') return
    const pause = pauseAfter(this.#failures) * (1 + Math.random() / 4)
    this.#retry = setTimeout(() => void this.sendWaiting(), pause)
  }

  /** Sends what waits, after whatever is being sent already. */
  sendWaiting(): Promise<void> {
    this.#turn = this.#turn.then(() => inTurn(() => this.#sendNow())).catch(() => deviceState.set({ line: 'away' }))
    return this.#turn
  }

  #answerOf(form: FormData): DeviceAnswer {
    const sent = [...form].flatMap(([name, value]): Fields => (typeof value === 'string' ? [[name, value]] : []))
    const textOf = (name: string) => sent.find(([own]) => own === name)?.[1] ?? ''
    const written = textOf('answerId')
    const fields = sent.filter(([name]) => name !== 'answerId')
    const known = this.#received.get(written)
    const onPage = formWith(written)
    return {
      // The page's UUID serves for one answer: another one to the same item has its own.
      answerId: known === undefined || known === JSON.stringify(fields) ? written : newUuid(),
      personId: this.#personId,
      attemptId: textOf('attemptId'),
      itemId: textOf('itemId'),
      fields,
      said: onPage ? wordsOf(onPage) : '',
      page: window.location.pathname,
      givenAt: new Date().toISOString(),
      refused: null,
    }
  }

  /**
   * Keeps a filled-in form on the device and sends it.
   * @returns why it was refused, or that it waits because nobody replied in time
   */
  async give(form: FormData): Promise<{ refused: string | null; waiting: boolean }> {
    const answer = this.#answerOf(form)
    if (this.#received.has(answer.answerId)) return { refused: null, waiting: false }
    if ((await addAnswer(answer)) === 'taken') {
      answer.answerId = newUuid()
      await addAnswer(answer)
    }
    const { answerId } = answer
    this.#asked.add(answerId)
    // What was told before has been read by somebody who goes on.
    deviceState.set({ restored: false, delivered: null })
    await this.#refresh()
    this.#channel.postMessage(this.#kept)
    await Promise.race([this.sendWaiting(), wait(patience[deviceState.get().line])])
    this.#asked.delete(answerId)
    const kept = (await listAnswers(this.#personId)).find((one) => one.answerId === answerId)
    if (!kept) return { refused: null, waiting: false }
    if (kept.refused !== null && isMendable(kept.refused)) await this.drop(answerId)
    return { refused: kept.refused, waiting: kept.refused === null }
  }

  /** Takes an answer off this device: somebody has read why it was refused. */
  async drop(answerId: string): Promise<void> {
    await removeAnswer(answerId)
    await this.#refresh()
    this.#channel.postMessage(this.#kept)
  }
}
