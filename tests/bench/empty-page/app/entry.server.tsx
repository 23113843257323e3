/**
 * How Remix's own template answers a page, with no database behind it. The product's HTTP server
 * (app/cli/http-server.ts) serves it, so it also exports what that expects.
 */
import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'

export { newNonce, securityHeaders } from '#app/platform/csp.server.ts'
export { refusalOf } from '#app/platform/refusals.server.ts'
export { withRequestMemo } from '#app/platform/request-memo.server.ts'

const nothing = () => Promise.resolve()

export const workers: never[] = []
export const startJobs = nothing
export const stopJobs = nothing
export const closeDatabase = nothing
export const databaseAnswers = () => Promise.resolve(true)
export const startMaintenance = () => () => undefined

const abortAfter = 5000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={abortAfter} />,
      {
        onShellReady: () => {
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
      },
    )
    setTimeout(abort, abortAfter).unref()
  })
}
