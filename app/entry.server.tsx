import { PassThrough } from 'node:stream'
import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type HandleErrorFunction,
} from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
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

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  // Robots, and readers without script, get the page whole; everyone else as it comes.
  const whenReady = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    let shellSent = false
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={abortAfter} nonce={nonce} />,
      {
        nonce,
        [whenReady]: () => {
          shellSent = true
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError: (error) => {
          if (shellSent) log('error', 'render failed', describeError(error))
        },
      },
    )
    setTimeout(abort, abortAfter).unref()
  })
}
