import { gzipSync } from 'node:zlib'
import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'preact-render-to-string'
import { AppError } from '#app/platform/errors.ts'
import { describeError, log } from '#app/platform/log.server.ts'

declare module '@remix-run/node' {
  interface AppLoadContext {
    /** The nonce of this response's CSP. */
    nonce: string
    /** Settles when what was written has gone out, or the connection has closed: large downloads wait for it. */
    drained?: () => Promise<void>
  }
  interface Future {
    v3_singleFetch: true
  }
}

// The HTTP server works with this bundle's own copies of these.
export { closeDatabase, databaseAnswers } from '#app/platform/database.server.ts'
export { newNonce, securityHeaders } from '#app/platform/csp.server.ts'
export { closeEventStreams } from '#app/platform/event-stream.server.ts'
export { startJobs, stopJobs } from '#app/platform/jobs.server.ts'
export { refusalOf } from '#app/platform/refusals.server.ts'
export { refusedPage } from '#app/platform/refused-page.server.ts'
export { answerContent } from '#app/scorm/content/answer-content.server.ts'
export { withRequestMemo } from '#app/platform/request-memo.server.ts'
export { startMaintenance, workers } from '#app/workers.server.ts'

/** Milliseconds after which Remix gives up data that do not come. */
export const streamTimeout = 9000

/** Logs an error nobody expected; refusals of ours and requests the browser gave up are not errors. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || error instanceof AppError) return
  log('error', 'request failed', {
    path: new URL(request.url).pathname,
    method: request.method,
    ...describeError(error),
  })
}

const htmlInScript: Record<string, string> = { '&': '\\u0026', '<': '\\u003c', '>': '\\u003e' }

/** The loaders' data as the browser's half of Remix takes it: what `<StreamTransfer>` writes for a page that streams. */
async function handOver(stream: ReadableStream<Uint8Array> | undefined, nonce: string): Promise<string> {
  if (!stream) return ''
  const data = JSON.stringify(await new Response(stream).text()).replace(/[&<>]/g, (sign) => htmlInScript[sign] ?? sign)
  const controller = 'window.__remixContext.streamController'
  return `<script nonce="${nonce}">${controller}.enqueue(${data});${controller}.close();</script>`
}

/** Pages are 10 to 60 KB: compressed in one go they take a tenth of the time a stream and its thread would. */
function compress(page: string, request: Request, headers: Headers): BodyInit {
  headers.append('Vary', 'Accept-Encoding')
  if (!/\bgzip\b/.test(request.headers.get('Accept-Encoding') ?? '')) return page
  headers.set('Content-Encoding', 'gzip')
  return gzipSync(page, { level: 3 })
}

/**
 * Renders the page whole before sending it. No loader defers anything, so a stream would not come sooner, only in more
 * pieces, each compressed, framed and written by itself: most of what an ordinary page cost.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const { serverHandoffStream, ...whole } = context
  const page = renderToString(<RemixServer context={whole} url={request.url} nonce={nonce} />)
  const html = `<!DOCTYPE html>${page}${await handOver(serverHandoffStream, nonce)}`
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(compress(html, request, headers), { headers, status })
}
