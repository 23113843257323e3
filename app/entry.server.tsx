import { Writable } from 'node:stream'
import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { AppError } from '#app/platform/errors.ts'
import { describeError, log } from '#app/platform/log.server.ts'

declare module '@remix-run/node' {
  interface AppLoadContext {
    /** The nonce of this response's CSP. */
    nonce: string
  }
  interface Future {
    v3_singleFetch: true
  }
}

// The HTTP server works with this bundle's own copies of these.
export { closeDatabase, databaseAnswers } from '#app/platform/database.server.ts'
export { newNonce, securityHeaders } from '#app/platform/csp.server.ts'
export { startJobs, stopJobs } from '#app/platform/jobs.server.ts'
export { refusalOf } from '#app/platform/refusals.server.ts'
export { refusedPage } from '#app/platform/refused-page.server.ts'
export { withRequestMemo } from '#app/platform/request-memo.server.ts'
export { startMaintenance, workers } from '#app/workers.server.ts'

const abortAfter = 10_000
export const streamTimeout = abortAfter - 1000

/** Logs an error nobody expected; refusals of ours and requests the browser gave up are not errors. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || error instanceof AppError) return
  log('error', 'request failed', {
    path: new URL(request.url).pathname,
    method: request.method,
    ...describeError(error),
  })
}

/** Keeps what is written until the end, then hands it over whole. */
function collect(whenWhole: (page: string) => void): Writable {
  const chunks: Buffer[] = []
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk)
      done()
    },
    final: (done) => {
      whenWhole(Buffer.concat(chunks).toString())
      done()
    },
  })
}

/**
 * Renders the page whole before sending it. No loader defers anything, so a stream would not come sooner, only in more
 * pieces, each compressed, framed and written by itself: most of what an ordinary page cost.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => abort(), abortAfter)
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={abortAfter} nonce={nonce} />,
      {
        nonce,
        onAllReady: () => {
          clearTimeout(timer)
          headers.set('Content-Type', 'text/html; charset=utf-8')
          pipe(collect((page) => resolve(new Response(page, { headers, status }))))
        },
        onShellError: (error) => {
          clearTimeout(timer)
          reject(error instanceof Error ? error : new Error(String(error)))
        },
        onError: (error) => log('error', 'render failed', describeError(error)),
      },
    )
  })
}
