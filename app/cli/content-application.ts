import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import express, { type Express } from 'express'
import sirv from 'sirv'

type Entry = Pick<typeof import('#app/entry.server.tsx'), 'answerContent' | 'handleError' | 'databaseAnswers'>

/** Bytes of a body that is read at all; what a commit may have is decided later. */
const mostRead = 1024 * 1024

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const { headers, method = 'GET', url = '/' } = incoming
  const kept = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && name !== 'cookie' ? [[name, value]] : [],
  )
  const address = new URL(url, `http://${headers.host ?? 'localhost'}`)
  const length = Number(headers['content-length'] ?? NaN)
  const body = method === 'POST' && length <= mostRead ? await buffer(incoming) : undefined
  return new Request(address, { method, headers: kept, ...(body ? { body } : {}) })
}

/** What a body brings, as it is asked for: a slow receiver has nothing pile up in memory. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}

/** What answers on the content origin: the built player, and what `answerContent` says. Cookies are dropped at the door. */
export function contentApplication({ answerContent, handleError, databaseAnswers }: Entry): Express {
  const app = express()
  app.disable('x-powered-by')
  app.get('/healthz', (_request, response, next) => {
    databaseAnswers().then((database) => response.status(database ? 200 : 503).json({ database }), next)
  })
  const lasting = 'public, max-age=31536000, immutable'
  app.use(
    '/player',
    sirv('build/player', {
      ...{ brotli: true, gzip: true, etag: true },
      setHeaders: (response) => {
        response.setHeader('Cache-Control', lasting)
        response.setHeader('X-Content-Type-Options', 'nosniff')
      },
    }),
  )
  app.use((incoming, response, next) => {
    requestOf(incoming)
      .then(async (request) => {
        const answer = await answerContent(request).catch((error: unknown) => {
          handleError(error, { request, params: {}, context: { nonce: '' } })
          return new Response(null, { status: 500 })
        })
        response.status(answer.status)
        for (const [name, value] of answer.headers) response.append(name, value)
        if (answer.body) await pipeline(Readable.from(chunksOf(answer.body)), response)
        else response.end()
      })
      .catch(next)
  })
  return app
}
