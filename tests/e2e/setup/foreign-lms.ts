/** Systems of others, as they are: they put their API where they like, are slow, and honour what they like. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const quirks = ['two-up', 'opener', 'slow', 'no-unload', 'only-commit'] as const
export type Quirk = (typeof quirks)[number]

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}
const typeOf = (name: string) => types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'

/** Keeps in the session what was committed, so that a course opened again finds it. */
const apiScript = `
const quirk = new URLSearchParams(location.search).get('quirk')
window.committed = JSON.parse(sessionStorage.getItem('committed') ?? '{}')
let told = { ...committed }
const busy = () => { for (const end = Date.now() + (quirk === 'slow' ? 25 : 0); Date.now() < end;); }
const get = (name) => { busy(); return name.endsWith('_count') ? String(new Set(Object.keys(told).flatMap((one) => /interactions\\.(\\d+)/.exec(one)?.[1] ?? [])).size) : told[name] ?? '' }
const set = (name, value) => { busy(); told[name] = value; return 'true' }
const commit = () => { busy(); committed = { ...told }; sessionStorage.setItem('committed', JSON.stringify(committed)); return quirk === 'slow' ? true : 'true' }
const begin = () => { busy(); told = { ...committed }; return 'true' }
const end = () => { if (quirk === 'only-commit') throw new Error('this system ends nothing'); return 'true' }
const names = { Initialize: begin, GetValue: get, SetValue: set, Commit: commit, GetLastError: () => '0', GetErrorString: () => '', GetDiagnostic: () => '' }
const api = Object.fromEntries(Object.entries(names).flatMap(([name, call]) => [[name, call], ['LMS' + name, call]]))
Object.assign(api, { LMSFinish: end, Terminate: end })
setTimeout(() => { window.API = window.API_1484_11 = api }, quirk === 'slow' ? 1500 : 0)
`

const page = (inside: string, script = '') =>
  `<!doctype html><html lang="it"><title>Un altro sistema</title><style>html, body { margin: 0; height: 100% } iframe { width: 100%; height: 100%; border: 0 }</style>${script && `<script>${script}</script>`}${inside}`

const frame = (src: string) => `<iframe title="Il corso" src="${src}"></iframe>`

function answer(path: string, quirk: string | null): string | null {
  if (path === '/middle') return page(frame('/course/index.html'))
  if (path !== '/lms') return null
  if (quirk === 'opener')
    return page('<a href="/course/index.html" target="_blank" rel="opener">Apri il corso</a>', apiScript)
  return page(frame(quirk === 'two-up' ? '/middle' : '/course/index.html'), apiScript)
}

/** A record store of xAPI: what it was told, in order, and the one state it keeps. */
class RecordStore {
  readonly statements: string[] = []
  #state: string | null = null

  /** What it answers; null for an address that is not its own. */
  answer({ method, path, body, stateId }: Asked): { status: number; text: string } | null {
    if (path === '/key') return { status: 200, text: JSON.stringify({ 'auth-token': 'a2V5' }) }
    if (!path.startsWith('/xapi/')) return null
    if (path === '/xapi/statements') this.statements.push(body)
    else if (stateId === 'LMS.LaunchData') return { status: 200, text: JSON.stringify({ launchMode: 'Normal' }) }
    else if (method === 'PUT') this.#state = body
    else if (stateId && this.#state) return { status: 200, text: this.#state }
    else return { status: 404, text: '' }
    return { status: 204, text: '' }
  }
}
type Asked = { method: string; path: string; body: string; stateId: string | null }

async function bodyOf(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8')
  let body = ''
  for await (const piece of request) body += String(piece)
  return body
}

type Lms = { url: string; statements: readonly string[]; close: () => void }

/** A system with a package in it, on an address of its own. */
export async function openLms(files: ReadonlyMap<string, Uint8Array>): Promise<Lms> {
  const store = new RecordStore()
  const server = createServer((request, response) => void answerTo(request, response))
  async function answerTo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://lms')
    const stateId = searchParams.get('stateId')
    const asked = { method: request.method ?? 'GET', path: pathname, body: await bodyOf(request), stateId }
    const stored = store.answer(asked)
    if (stored) {
      response.statusCode = stored.status
      response.end(stored.text)
      return
    }
    const quirk = searchParams.get('quirk')
    const html = answer(pathname, quirk)
    const name = pathname.replace('/course/', '')
    const bytes = html ?? files.get(name)
    if (quirk === 'no-unload' || pathname.startsWith('/course/')) response.setHeader('Permissions-Policy', 'unload=()')
    response.setHeader('Content-Type', html ? (types.html ?? '') : typeOf(name))
    response.statusCode = bytes === undefined ? 404 : 200
    response.end(bytes ?? '')
  }
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the system has no address')
  return {
    url: `http://localhost:${address.port}`,
    statements: store.statements,
    close: () => {
      server.close()
    },
  }
}
