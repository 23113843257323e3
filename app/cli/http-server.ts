import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { constants } from 'node:zlib'
import { createRequestHandler, type GetLoadContextFunction } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import sirv from 'sirv'
import { z } from 'zod'
import { assessmentPaths } from '#app/assessment/paths.ts'
import { isLargeUpload } from '#app/authoring/media/paths.ts'
import { sessionCookie } from '#app/identity/session-cookie.ts'
import { attendancePaths } from '#app/learning/attendance/paths.ts'
import type { Env } from '#app/platform/env.server.ts'
import { largeBody } from '#app/platform/large-body.ts'
import type { Refused } from '#app/platform/refused-page.server.ts'
import { isSameOrigin } from '#app/platform/same-origin.server.ts'
import { scormPaths } from '#app/scorm/paths.ts'
import { contentApplication } from './content-application.ts'
import { partsOf } from './parts-of-build.ts'
import { StepError } from './set-up.mjs'
import { straightDoor } from './straight-door.ts'
import { withRefusals } from './with-refusals.ts'

type Entry = typeof import('#app/entry.server.tsx')

/** The compiled application. Its own copies of database, jobs and request memory are the ones that serve. */
const Build = z.custom<ServerBuild & { entry: { module: Entry } }>(
  (value) => typeof value === 'object' && value !== null && 'entry' in value && 'routes' in value,
)

/**
 * Pages are 10 to 60 KB: the encoder's default window of 4 MB and its tables would take more time to set up than the
 * page takes to compress, and find nothing more.
 */
const brotli = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 4,
    [constants.BROTLI_PARAM_LGWIN]: 17,
    [constants.BROTLI_PARAM_SIZE_HINT]: 32 * 1024,
  },
}

/** Bytes. Forms and a certificate's PDF fit; pages of authors that take films and whole courses let in more. */
const bodyLimit = 6 * 1024 * 1024
const limitFor = (url = '') => (isLargeUpload(url) ? largeBody : bodyLimit)

export type Site = { open: () => Promise<void>; close: () => Promise<void> }

function answerWhileAway(request: IncomingMessage, response: ServerResponse): void {
  const isProbe = request.url === '/healthz'
  response.writeHead(503, {
    'Content-Type': isProbe ? 'application/json' : 'text/html; charset=utf-8',
    'Retry-After': '2',
    'Cache-Control': 'no-store',
  })
  const page =
    '<!doctype html><html lang="it"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Sguardi si sta avviando</title>' +
    '<main><h1>Sguardi si sta avviando</h1><p>Questa pagina si ricarica da sola tra due secondi.</p></main></html>'
  response.end(isProbe ? JSON.stringify({ status: 'starting', database: false }) : page)
}

/** Why a request that changes something is not taken, before its body is read. */
function refusalFor({ method, headers, url }: IncomingMessage): Refused | null {
  if (method === 'GET' || method === 'HEAD') return null
  const { origin, host, 'sec-fetch-site': site } = headers
  const fetchSite = typeof site === 'string' ? site : undefined
  if (!isSameOrigin({ origin, 'sec-fetch-site': fetchSite }, host ?? '')) return 403
  if (headers['transfer-encoding']) return 411
  return Number(headers['content-length'] ?? NaN) > limitFor(url) ? 413 : null
}

/** Bytes of a refused body that are let pass by; a browser reads no answer while it is still sending. */
const drainLimit = 8 * bodyLimit

/** Answers once a refused body has passed by unread, or at once where it is far too long to wait for. */
function afterSending(request: IncomingMessage, answer: () => void): void {
  const length = Number(request.headers['content-length'] ?? NaN)
  if (length <= drainLimit) request.resume().once('end', answer)
  else answer()
}

/** Security headers on every answer, the client's address for rate limits, and refusals. */
function guard(entry: Entry): RequestHandler {
  return (request, response, next) => {
    const nonce = entry.newNonce()
    response.locals.nonce = nonce
    response.set(entry.securityHeaders(nonce))
    // Nothing of somebody's pages stays behind on a shared computer, not even for the browser's Back.
    response.set('Cache-Control', request.headers.cookie?.includes(sessionCookie) ? 'no-store' : 'private, no-cache')
    request.headers['x-sguardi-client-ip'] = request.ip ?? ''
    const refused = refusalFor(request)
    const { cookie, 'accept-language': acceptLanguage } = request.headers
    if (!refused) {
      next()
      return
    }
    const page = entry.refusedPage(refused, { cookie, acceptLanguage })
    afterSending(request, () => response.status(refused).type('html').send(page))
  }
}

/** Remix writes on without waiting, so a slow receiver would have a whole file pile up in memory. */
function drained(response: ServerResponse): Promise<void> {
  if (!response.writableNeedDrain || response.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    const settle = () => {
      response.off('drain', settle)
      response.off('close', settle)
      resolve()
    }
    response.on('drain', settle)
    response.on('close', settle)
  })
}

async function application(env: Env): Promise<{ app: Express; entry: Entry }> {
  const compiled = Build.parse(await import(pathToFileURL(path.resolve('build/server/index.js')).href))
  const entry = compiled.entry.module
  const build = { ...compiled, routes: withRefusals(compiled.routes, entry.refusalOf) }
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', env.TRUST_PROXY ?? false)
  app.get('/healthz', (_request, response, next) => {
    entry.databaseAnswers().then((database) => {
      response
        .status(database ? 200 : 503)
        .set('Cache-Control', 'no-store')
        .json({ status: database ? 'ok' : 'database away', database })
    }, next)
  })
  const guarded = guard(entry)
  app.post(assessmentPaths.answers(), guarded, straightDoor('routes/answers', build, entry))
  app.post(attendancePaths.stretches(), guarded, straightDoor('routes/attendance', build, entry))
  app.post(scormPaths.commits(), guarded, straightDoor('routes/packages.commits', build, entry))
  app.use(
    sirv('build/client', {
      brotli: true,
      gzip: true,
      etag: true,
      setHeaders: (response, pathname) => {
        const lasting = pathname.startsWith('/assets/')
        response.setHeader('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
        response.setHeader('X-Content-Type-Options', 'nosniff')
      },
    }),
  )
  app.use(compression({ brotli }))
  app.use(guarded)
  const partFor = partsOf(build)
  const handlers = new Map<ServerBuild, ReturnType<typeof createRequestHandler>>()
  const handlerOf = (part: ServerBuild) => {
    const known = handlers.get(part)
    if (known) return known
    const getLoadContext: GetLoadContextFunction = (_request, response) => ({
      nonce: String(response.locals.nonce),
      drained: () => drained(response),
    })
    const handler = createRequestHandler({ build: part, mode: 'production', getLoadContext })
    handlers.set(part, handler)
    return handler
  }
  app.use((request, response, next) => {
    const handle = handlerOf(partFor(request.path))
    entry.withRequestMemo(() => handle(request, response, next)).catch(next)
  })
  return { app, entry }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Two origins behind one port: what is asked of the content origin's host never reaches the site's pages. */
function byHost({ contentOrigin }: Env, site: Handler, content: Handler): Handler {
  const contentHost = contentOrigin && new URL(contentOrigin).host
  return (request, response) => (request.headers.host === contentHost ? content : site)(request, response)
}

function explainListening({ code, message }: NodeJS.ErrnoException, { PORT, host }: Env): StepError {
  if (code === 'EADDRINUSE') {
    const other = `Stop the program that uses it, or choose another port: PORT=${PORT + 1} npm start`
    return new StepError(`Port ${PORT} is taken.`, other)
  }
  if (code === 'EACCES') {
    return new StepError(`This user may not use port ${PORT}.`, 'Choose a port from 1024 up: PORT=3000 npm start')
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const known = 'Set HOST to 127.0.0.1 (this machine only), 0.0.0.0 (everyone) or an address of this machine.'
    return new StepError(`${host} is not an address of this machine.`, known)
  }
  return new StepError(message, 'Choose another address or port with HOST and PORT.')
}

/**
 * Takes the port at once, so that a taken one is known before anything else starts, and answers 503 until `open`.
 * `close` lets running requests and jobs end (at most 10 s), then closes the database connections.
 * @throws StepError when the port cannot be had
 */
export async function listenEarly(env: Env): Promise<Site> {
  let handler: Handler = answerWhileAway
  let entry: Entry | undefined
  let stopMaintenance: (() => void) | undefined
  const server = createServer((request, response) => handler(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListening(error, env)))
    server.listen(env.PORT, env.host, resolve)
  })
  return {
    open: async () => {
      const { app, entry: loaded } = await application(env)
      entry = loaded
      await loaded.startJobs(loaded.workers)
      stopMaintenance = loaded.startMaintenance()
      handler = byHost(env, app, contentApplication(loaded))
    },
    close: async () => {
      handler = answerWhileAway
      entry?.closeEventStreams()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 10_000).unref()
      await closed
      stopMaintenance?.()
      await entry?.stopJobs()
      await entry?.closeDatabase()
    },
  }
}
