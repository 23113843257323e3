import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

/** One answer as sent: its UUID, place and choice. */
export type Sent = { answerId: string; attemptId: string; itemId: string; choice: string }

/** Where the site is now; a killed one comes back at another address. */
export type Door = { url: string }

export type Learner = {
  name: string
  /** What the server said it has. */
  acknowledged: Sent[]
  /** Sent, and not yet known to have arrived. */
  onItsWay: Sent | null
  handedIn: number
  stop: () => Promise<void>
}

const activityId = 'quiz-lungo'
const choices = ['v1', 'v2', 'v3']

/** A browser's session: sends a form until the server answers it, as a page does after the network came back. */
function clientOf(door: Door, signal: { stopped: boolean }) {
  let cookie = ''
  const ask = (path: string, fields?: Record<string, string>) =>
    fetch(`${door.url}${path}`, {
      redirect: 'manual',
      headers: { Cookie: cookie },
      signal: AbortSignal.timeout(20_000),
      ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
    })
  const untilAnswered = async (path: string, fields?: Record<string, string>): Promise<Response | null> => {
    while (!signal.stopped) {
      const answer = await ask(path, fields).catch(() => null)
      if (answer && answer.status < 500) return answer
      await wait(30)
    }
    return null
  }
  const signIn = async (email: string, password: string) => {
    const answer = await untilAnswered('/login', { email, password })
    cookie = answer?.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }
  return { untilAnswered, signIn }
}

/**
 * Somebody who works without end: begins an attempt, answers its questions in any order and some of them again, hands it
 * in, begins the next. Every answer has a UUID of its own and is sent under it until the server has it; now and then one
 * that the server has long had is sent again.
 */
export async function startLearner(
  door: Door,
  account: { email: string; password: string },
  lessonOf: (ask: ReturnType<typeof clientOf>['untilAnswered']) => Promise<string>,
  items: readonly string[],
): Promise<Learner> {
  const signal = { stopped: false }
  const { untilAnswered, signIn } = clientOf(door, signal)
  await signIn(account.email, account.password)
  const lesson = await lessonOf(untilAnswered)
  const learner: Learner = { name: account.email, acknowledged: [], onItsWay: null, handedIn: 0, stop: async () => {} }

  const send = async (sent: Sent) => {
    const { choice, ...place } = sent
    const answer = await untilAnswered(lesson, { intent: 'answer', activityId, type: 'single', choice, ...place })
    if (answer && answer.status !== 302) throw new Error(`an answer was refused with ${answer.status}`)
    return answer !== null
  }
  const give = async (attemptId: string, itemId: string) => {
    const sent = { answerId: randomUUID(), attemptId, itemId, choice: choices[randomInt(choices.length)] ?? '' }
    learner.onItsWay = sent
    if (await send(sent)) {
      learner.acknowledged.push(sent)
      learner.onItsWay = null
    }
    const known = learner.acknowledged.findLast((one) => one.attemptId === attemptId)
    if (known && randomInt(5) === 0) await send(known)
    await wait(randomInt(60))
  }
  const attempt = async () => {
    await untilAnswered(lesson, { intent: 'start-attempt', activityId })
    const page = (await (await untilAnswered(lesson))?.text().catch(() => '')) ?? ''
    const attemptId = /name="attemptId" value="([0-9a-f-]{36})"/.exec(page)?.[1]
    if (!attemptId) return
    const order = items.toSorted(() => randomInt(3) - 1)
    for (const itemId of [...order, ...order.slice(0, 5)]) if (!signal.stopped) await give(attemptId, itemId)
    if (signal.stopped) return
    const answer = await untilAnswered(lesson, { intent: 'submit-attempt', activityId, attemptId })
    // 409: it was closed by the sending whose answer got lost.
    if (answer && [302, 409].includes(answer.status)) learner.handedIn += 1
  }
  const loop = (async () => {
    while (!signal.stopped) await attempt()
  })()
  learner.stop = async () => {
    signal.stopped = true
    await loop
  }
  return learner
}
