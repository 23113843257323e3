import { AppError } from './errors.ts'
import { describeError, log } from './log.server.ts'

/** Milliseconds between two signs of life: proxies take a connection that is silent for a minute for dead. */
const heartbeat = 25_000

/** Open streams of one account in this process; browsers keep no more than six to one server. */
const ownedAtMost = 8

type Stream = { owner: string; end: () => void }
const open = new Set<Stream>()
let isClosing = false

export type Subscription = {
  /** Streams of one owner are counted together. */
  owner: string
  /** Whether the receiver may still hear; asked before each event and at each sign of life. */
  mayHear: () => Promise<boolean>
  /** Begins to listen: `tell` sends the latest id as an event. Returns how to stop. */
  listen: (tell: (id: string) => void) => Promise<() => void>
}

/** One event with an id, which the browser sends back as `Last-Event-ID` when it comes again; nothing else is in it. */
const eventOf = (id: string) => `id: ${id}\ndata: ${id}\n\n`

function assertPlace(owner: string): void {
  if (isClosing) throw new AppError('unavailable', { message: 'the site is stopping' })
  if ([...open].filter((stream) => stream.owner === owner).length < ownedAtMost) return
  throw new AppError('too_many', { message: 'too many open streams of one account' })
}

/** Sends the latest of the ids it is told, one check of `mayHear` before each; those in between are left out. */
function sender({
  mayHear,
  write,
  end,
}: Pick<Subscription, 'mayHear'> & { write: (text: string) => void; end: () => void }) {
  let latest: string | undefined
  let isBusy = false
  const sendAll = async () => {
    for (let id = latest; id !== undefined; id = latest) {
      latest = undefined
      if (!(await mayHear())) {
        end()
        return
      }
      write(eventOf(id))
    }
  }
  return (id: string) => {
    latest = id
    if (isBusy) return
    isBusy = true
    sendAll()
      .catch((error: unknown) => {
        log('error', 'event not sent', describeError(error))
        end()
      })
      .finally(() => {
        isBusy = false
      })
  }
}

/**
 * Keeps an answer open and sends events (HTML, section 9.2 “Server-sent events”) until the receiver leaves (`signal`),
 * may hear no more, or the site stops; the browser then asks again by itself.
 * @throws AppError `too_many` beyond eight open streams of one owner, `unavailable` while the site stops
 */
export async function eventStream(signal: AbortSignal, subscription: Subscription): Promise<Response> {
  const { owner, mayHear, listen } = subscription
  assertPlace(owner)
  const pieces = new TransformStream<Uint8Array, Uint8Array>(undefined, undefined, { highWaterMark: 64 })
  const writer = pieces.writable.getWriter()
  const encoder = new TextEncoder()
  const write = (text: string) => void writer.write(encoder.encode(text)).catch(() => stream.end())
  let stop: (() => void) | undefined
  const beat = async () => ((await mayHear().catch(() => false)) ? write(': here\n\n') : stream.end())
  const beating = setInterval(() => void beat(), heartbeat).unref()
  const stream: Stream = {
    owner,
    end: () => {
      if (!open.delete(stream)) return
      clearInterval(beating)
      signal.removeEventListener('abort', stream.end)
      stop?.()
      writer.close().catch(() => undefined)
    },
  }
  open.add(stream)
  write('retry: 3000\n\n')
  signal.addEventListener('abort', stream.end)
  try {
    stop = await listen(sender({ mayHear, write, end: stream.end }))
  } catch (error) {
    stream.end()
    throw error
  }
  // Gone while the listening began.
  if (signal.aborted) stream.end()
  if (!open.has(stream)) stop()
  const headers = { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' }
  return new Response(pieces.readable, { headers: { ...headers, 'Cache-Control': 'no-store, no-transform' } })
}

/** Ends every open stream and lets no more be opened: a server that stops would wait for them. */
export function closeEventStreams(): void {
  isClosing = true
  for (const stream of [...open]) stream.end()
}
