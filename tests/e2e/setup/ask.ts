import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'

export type Reply = { status: number; headers: IncomingHttpHeaders; text: string; location: string }
export type Fields = Record<string, string> | [string, string][] | FormData

type Question = { method?: string; cookie?: string; body?: Fields | string; headers?: Record<string, string> }

async function encoded(body: Fields | string): Promise<{ bytes: Buffer; type: string }> {
  if (typeof body === 'string') return { bytes: Buffer.from(body), type: 'application/x-www-form-urlencoded' }
  if (body instanceof FormData) {
    const form = new Response(body)
    return { bytes: Buffer.from(await form.arrayBuffer()), type: form.headers.get('Content-Type') ?? '' }
  }
  return { bytes: Buffer.from(new URLSearchParams(body).toString()), type: 'application/x-www-form-urlencoded' }
}

/**
 * One request to the site with its path exactly as written (a browser, and `fetch`, would tidy `..` away first),
 * following nothing. With a body it is a POST, a form unless a header says otherwise.
 */
export async function ask(path: string, question: Question = {}): Promise<Reply> {
  const { cookie, headers: own } = question
  const body = question.body === undefined ? null : await encoded(question.body)
  const { hostname, port, origin } = new URL(process.env.SITE_URL ?? '')
  const method = question.method ?? (body ? 'POST' : 'GET')
  const headers = {
    ...(cookie ? { Cookie: cookie } : {}),
    ...(body ? { Origin: origin, 'Content-Type': body.type, 'Content-Length': String(body.bytes.byteLength) } : {}),
    ...own,
  }
  return new Promise((resolve, reject) => {
    // Its own connection: one kept from before may be closed by the server at the very moment it is used.
    const sent = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('error', reject)
      answer.on('end', () => {
        const text = Buffer.concat(pieces).toString('utf8')
        const { statusCode: status = 0, headers } = answer
        resolve({ status, headers, text, location: headers.location ?? '' })
      })
    })
    sent.on('error', reject)
    sent.end(body?.bytes)
  })
}

/** The cookies a reply sets, as a browser would send them back. */
export function cookiesOf(reply: Reply): string {
  return (reply.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')
}
