import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { z } from 'zod'
import { readBlob } from '#app/platform/blobs.server.ts'
import type { ByteRange } from '#app/platform/byte-range.ts'
import { clock } from '#app/platform/clock.ts'
import { contentHeaders } from '#app/platform/csp.server.ts'
import { env } from '#app/platform/env.server.ts'
import { rangeResponse } from '#app/platform/file-response.server.ts'
import { recordCommit } from '../attempts/record-commit.server.ts'
import { Commit, commitLimits } from '../schemas.ts'
import { readContentToken, type ContentTicket } from './content-token.server.ts'
import { findPackageFile } from './package-file.server.ts'
import { playConfig } from './play-config.server.ts'
import { shellPage, type PlayerFiles } from './shell-page.ts'

const plain = (status: number, text = '') =>
  new Response(text, { status, headers: { ...contentHeaders('shell'), 'Content-Type': 'text/plain; charset=utf-8' } })

let built: PlayerFiles | undefined
const Files = z.object({
  script: z.string(),
  style: z.string(),
  runtime: z.object({ '1.2': z.array(z.string()), '2004': z.array(z.string()) }),
})

/** What `npm run build` called the player's files. */
function playerFiles(): PlayerFiles {
  built ??= Files.parse(JSON.parse(readFileSync(path.resolve('build/player/files.json'), 'utf8')))
  return built
}

async function shell(ticket: ContentTicket, now: Date): Promise<Response> {
  const config = await playConfig(ticket, now)
  if (!config) return plain(404)
  const headers = { ...contentHeaders('shell'), 'Content-Type': 'text/html; charset=utf-8' }
  return new Response(shellPage(config, playerFiles()), { headers })
}

async function file(request: Request, ticket: ContentTicket, name: string): Promise<Response> {
  // A worker that stays behind would answer for the packages that come after.
  if (request.headers.has('Service-Worker')) return plain(403)
  const found = await findPackageFile(ticket.attemptId, name)
  if (!found) return plain(404)
  const { size, mediaType, sha256 } = found
  const etag = `"${sha256}"`
  if (request.headers.get('If-None-Match') === etag)
    return new Response(null, { status: 304, headers: { ...contentHeaders('file'), ETag: etag } })
  const read = (range: ByteRange) => createReadableStreamFromReadable(Readable.from(readBlob(sha256, range)))
  const answer = rangeResponse(request, { size, read, mediaType, etag, isPublic: false })
  for (const [header, value] of Object.entries(contentHeaders('file'))) answer.headers.set(header, value)
  return answer
}

/** The door of the last moment: what a page that is being left still has to say (`sendBeacon`, so text and no reply is read). */
async function commit(request: Request, ticket: ContentTicket, now: Date): Promise<Response> {
  if (Number(request.headers.get('Content-Length') ?? Infinity) > commitLimits.body) return plain(413)
  const parsed = Commit.safeParse(await request.json().catch(() => null))
  if (!parsed.success || parsed.data.windowId !== ticket.windowId) return plain(400)
  return Response.json(await recordCommit(null, ticket.attemptId, parsed.data, now), {
    headers: contentHeaders('shell'),
  })
}

/** The name of a file as an address writes it; null for one that leads elsewhere. */
function fileName(encoded: string): string | null {
  try {
    const name = decodeURIComponent(encoded)
    return name.includes('\0') || name.split('/').includes('..') ? null : name
  } catch {
    return null
  }
}

/**
 * Everything the content origin answers (P11): the shell of an opened package, its files, its last commits. Nothing here
 * reads a cookie or knows who is asking: the signed path says it all. What is not of a package leads to the site.
 */
export async function answerContent(request: Request): Promise<Response> {
  const now = clock.now()
  const { pathname, search } = new URL(request.url)
  const [, token, rest = ''] = /^\/play\/([^/]+)\/(.*)$/s.exec(pathname) ?? []
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  if (token === undefined) {
    if (!isReading) return plain(404)
    return new Response(null, { status: 302, headers: { Location: `${env().publicUrl}${pathname}${search}` } })
  }
  const ticket = readContentToken(token, now)
  if (!ticket) return plain(404)
  if (request.method === 'POST') return rest === 'commits' ? commit(request, ticket, now) : plain(404)
  if (!isReading) return plain(405)
  if (rest === '') return shell(ticket, now)
  const name = rest.startsWith('files/') ? fileName(rest.slice('files/'.length)) : null
  return name === null ? plain(404) : file(request, ticket, name)
}
