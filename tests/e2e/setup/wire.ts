import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** What came over the wire: when it was asked for (milliseconds) and the text that was answered. */
export type Received = { url: string; askedAt: number; text: string }
export type Wire = { url: string; received: Received[]; close: () => Promise<void> }

/** Headers of one stretch of the way; the body is passed on whole. */
const hopByHop = ['transfer-encoding', 'connection', 'keep-alive']

const isText = (type: string | undefined) => /^(text\/|application\/(json|javascript))/.test(type ?? '')

async function pass(site: URL, received: Received[], incoming: IncomingMessage, outgoing: ServerResponse) {
  const askedAt = Date.now()
  const { method, url = '/', headers } = incoming
  const body = await buffer(incoming)
  const plain = { ...headers, 'accept-encoding': 'identity' }
  const options = { host: site.hostname, port: site.port, method, path: url, headers: plain }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    ask(options, resolve).once('error', reject).end(body)
  })
  const bytes = await buffer(answer)
  if (isText(answer.headers['content-type'])) received.push({ url, askedAt, text: bytes.toString('utf8') })
  const kept = Object.entries(answer.headers).filter(([name]) => !hopByHop.includes(name))
  const length = { 'content-length': bytes.byteLength }
  outgoing.writeHead(answer.statusCode ?? 502, { ...Object.fromEntries(kept), ...length }).end(bytes)
}

/**
 * A wire between browser and site that keeps every text the browser is sent, whatever becomes of the page. The
 * browser's own record forgets what it has navigated away from.
 */
export async function openWire(siteUrl: string): Promise<Wire> {
  const site = new URL(siteUrl)
  const received: Received[] = []
  const server = createServer((incoming, outgoing) => {
    pass(site, received, incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the wire has no port')
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${address.port}`, received, close }
}
