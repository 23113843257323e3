import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { db } from '#app/platform/database.server.ts'
import { doors, type Answer, type Door } from './route-table.ts'
import { ask, type Reply } from './setup/ask.ts'
import { makeWorld, roles, sessionOf, type Role, type World } from './setup/doors.ts'

type Visitor = Role | 'anonymous'
const visitors: readonly Visitor[] = ['anonymous', ...roles]

// One world for all: making one takes longer than most of these tests.
test.describe.configure({ mode: 'default' })

let world: World

test.beforeAll(async () => {
  world = await makeWorld()
})

const cookieOf = (visitor: Visitor) => (visitor === 'anonymous' ? '' : world.people[visitor].cookie)

/** What every answer must carry, whatever it says. */
function faultOfHeaders({ headers, status }: Reply): string | null {
  const policy = String(headers['content-security-policy'] ?? '')
  const script = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
  const wanted = [
    /^'self' 'nonce-[A-Za-z0-9+/=]{20,}'$/.test(script) || 'script-src',
    !/unsafe/.test(policy) || 'unsafe',
    policy.includes("default-src 'none'") || 'default-src',
    policy.includes("frame-ancestors 'none'") || 'frame-ancestors',
    headers['x-content-type-options'] === 'nosniff' || 'nosniff',
    headers['referrer-policy'] === 'same-origin' || 'referrer-policy',
    headers['x-powered-by'] === undefined || 'x-powered-by',
  ].filter((fine) => fine !== true)
  return wanted.length > 0 ? `${status} lacks ${wanted.join(', ')}` : null
}

/** The answer as the table writes it. Redirects of `.data` requests are 202 with the address in the body. */
function answerOf({ status, location, text }: Reply): number | string {
  if (status === 202) return /"(\/[^"]*)"/.exec(text)?.[1] ?? 'no address'
  return status >= 300 && status < 400 ? location : status
}

const agrees = (given: number | string, wanted: Answer) =>
  typeof wanted === 'number' ? given === wanted : typeof given === 'string' && given.startsWith(wanted)

const isLetIn = (door: Door, visitor: Visitor) =>
  door.roles === 'public' || (visitor !== 'anonymous' && door.roles.includes(visitor))

const refused = (door: Door, role: Role): Answer => door.othersFor?.[role] ?? door.others ?? 404

function wantedGet(door: Door, visitor: Visitor): Answer {
  if (isLetIn(door, visitor)) return door.getFor?.[visitor] ?? door.get
  return visitor === 'anonymous' ? '/login?to=' : refused(door, visitor)
}

function wantedPost(door: Door, post: NonNullable<Door['post']>, visitor: Visitor): Answer {
  if (visitor === 'anonymous' && (post.signedIn || door.roles !== 'public')) return '/login?to='
  if (visitor === 'anonymous') return post.answer
  return isLetIn(door, visitor) ? (post.answerFor?.[visitor] ?? post.answer) : refused(door, visitor)
}

/** How a form of another site arrives. */
const foreign: Record<string, string>[] = [
  { Origin: 'https://altrove.example' },
  { Origin: 'null' },
  { 'Sec-Fetch-Site': 'cross-site' },
]

const isIndex = (file: string) => file.includes('_index')
const dataPath = (path: string) => (path === '/' ? '/_root.data' : `${path}.data`)
const routeId = (file: string) => `routes/${file.replace(/\.tsx$/, '')}`

test('every route file is listed, with what it truly is', async () => {
  const files = await readdir('app/routes')
  expect(Object.keys(doors).sort()).toEqual(files.sort())
  for (const [file, door] of Object.entries(doors)) {
    const source = await readFile(`app/routes/${file}`, 'utf8')
    expect.soft(/^export (async )?(function|const) action\b/m.test(source), `${file} takes forms`).toBe('post' in door)
    const isShown = door.kind === 'page' || door.kind === 'layout'
    expect.soft(/^export default /m.test(source), `${file} is a page`).toBe(isShown)
    // A refused form that falls through to the root's boundary loses language, menu and the scripts' nonce.
    const tells = /^export const ErrorBoundary = ErrorPage$/m.test(source)
    expect.soft(tells, `${file} tells its own errors`).toBe(isShown)
  }
})

test.describe('each door answers each role', () => {
  for (const [file, door] of Object.entries(doors)) {
    test(`GET ${file}`, async () => {
      const path = door.path(world)
      const faults: string[] = []
      for (const visitor of visitors) {
        const wanted = wantedGet(door, visitor)
        const own = `${dataPath(path)}?_routes=${encodeURIComponent(routeId(file))}`
        const ways = [path, dataPath(path), ...(door.kind === 'layout' ? [] : [own])]
        if (door.kind === 'layout' && !isLetIn(door, visitor)) {
          const { text } = await ask(own, { cookie: cookieOf(visitor) })
          if (text.includes('pages')) faults.push(`${visitor} ${own}: what stands around the pages`)
        }
        // A file has no data of its own to ask for, but the way there must be as shut.
        for (const way of door.kind === 'resource' && isLetIn(door, visitor) ? [path] : ways) {
          const reply = await ask(way, { cookie: cookieOf(visitor) })
          const given = answerOf(reply)
          if (!agrees(given, wanted)) faults.push(`${visitor} ${way}: ${given}, not ${wanted}`)
          const lacking = faultOfHeaders(reply)
          if (lacking) faults.push(`${visitor} ${way}: ${lacking}`)
        }
      }
      expect(faults).toEqual([])
    })

    const { post } = door
    test(`POST ${file}`, async () => {
      const path = `${door.path(world)}${isIndex(file) ? '?index' : ''}`
      const faults: string[] = []
      for (const visitor of post?.visitors ?? visitors) {
        const wanted = post ? wantedPost(door, post, visitor) : 405
        const [bare = '', query] = path.split('?')
        for (const way of [path, `${dataPath(bare)}${query ? `?${query}` : ''}`]) {
          await db().rateLimit.deleteMany({ where: { key: { startsWith: 'verify-file:' } } })
          const own = visitor === 'anonymous' || !post?.endsSession ? cookieOf(visitor) : null
          const cookie = own ?? (visitor === 'anonymous' ? '' : await sessionOf(world.people[visitor]))
          const reply = await ask(way, { cookie, body: post?.form(world) ?? {} })
          const given = answerOf(reply)
          if (!agrees(given, wanted)) faults.push(`${visitor} ${way}: ${given}, not ${wanted}`)
          const lacking = faultOfHeaders(reply)
          if (lacking) faults.push(`${visitor} ${way}: ${lacking}`)
        }
      }
      expect(faults).toEqual([])
    })

    test(`POST ${file} from elsewhere`, async () => {
      const path = `${door.path(world)}${isIndex(file) ? '?index' : ''}`
      const cookie = world.people.administrator.cookie
      const body = post?.form(world) ?? {}
      for (const headers of foreign) {
        const reply = await ask(path, { cookie, body, headers })
        expect(reply.status, JSON.stringify(headers)).toBe(403)
        expect(faultOfHeaders(reply)).toBeNull()
      }
    })
  }
})

test('the office of another ambito finds nothing, whatever it asks for', async () => {
  const { ambitoSlug, bundleId, certificateId, enrolmentId, externalId, importId, organisationId } = world
  const { cookie } = world.people.other_office
  const paths = [
    `/office/${ambitoSlug}`,
    `/office/${ambitoSlug}?table=departments&asOf=2026-01-31`,
    `/office/${ambitoSlug}/live?course=approccio-transculturale`,
    `/office/${ambitoSlug}/people?organisation=${organisationId}&state=completed`,
    `/office/${ambitoSlug}/people.csv?organisation=${organisationId}`,
    `/office/${ambitoSlug}/coverage.csv?asOf=2026-01-31`,
    `/office/${ambitoSlug}/bundles`,
    `/office/${ambitoSlug}/bundles/${bundleId}`,
    `/office/${ambitoSlug}/bundles/${bundleId}.zip`,
    `/office/${world.otherAmbitoSlug}/bundles/${bundleId}`,
    `/office/${world.otherAmbitoSlug}/bundles/${bundleId}.zip`,
    `/office/${ambitoSlug}/exports`,
    ...[ambitoSlug, world.otherAmbitoSlug].flatMap((slug) => [
      ...[`/office/${slug}/exports/${world.exportId}`, `/office/${slug}/exports/${world.exportId}/file`],
      ...[`/office/${slug}/views/${world.viewId}`, `/office/${slug}/views/${world.viewId}/open`],
    ]),
    `/office/${ambitoSlug}/hours`,
    `/office/${ambitoSlug}/hours.csv`,
    `/office/${ambitoSlug}/external`,
    `/office/${ambitoSlug}/external/${externalId}`,
    `/office/${world.otherAmbitoSlug}/external/${externalId}`,
    `/hours/evidence/${externalId}`,
    `/office/${ambitoSlug}/protocol`,
    `/office/${ambitoSlug}/protocol/${importId}`,
    `/office/${world.otherAmbitoSlug}/protocol/${importId}`,
    `/office/${ambitoSlug}/imports`,
    `/office/${ambitoSlug}/imports/${world.peopleImportId}`,
    `/office/${world.otherAmbitoSlug}/imports/${world.peopleImportId}`,
    `/office/${ambitoSlug}/imports/${world.peopleImportId}/columns`,
    `/office/${world.otherAmbitoSlug}/imports/${world.peopleImportId}/rejected.csv`,
    `/certificates/${certificateId}.pdf`,
    `/learn/${enrolmentId}`,
  ]
  const replies = await Promise.all(paths.map(async (path) => [path, (await ask(path, { cookie })).status]))
  expect(replies).toEqual(paths.map((path) => [path, 404]))
  // A filter by somebody else's organisation narrows to nobody; it opens nothing.
  const own = await ask(`/office/${world.otherAmbitoSlug}/people.csv?organisation=${organisationId}`, { cookie })
  expect(own.status).toBe(200)
  expect(own.text).not.toContain('Comune di Porte uno')
})

const long = 'a'.repeat(5000)
const strange = [
  randomUUID(),
  'x',
  long,
  '%00',
  '..%2f..%2fetc%2fpasswd',
  '%E0%A4%A',
  '%ff',
  "'%20OR%201=1--",
  '__proto__',
  '%F0%9F%99%88',
]

test('what does not exist is not found, and never breaks the site', async () => {
  const { ambitoSlug, enrolmentId } = world
  const { cookie } = world.people.administrator
  const learner = world.people.learner.cookie
  const patterns = [
    ['/artefacts/*.js', cookie],
    ['/catalogue/*', cookie],
    ['/certificates/*.pdf', cookie],
    ['/learn/*', learner],
    ['/learn/*/il-viaggio', learner],
    [`/learn/${enrolmentId}/*`, learner],
    ['/media/*/x.svg', cookie],
    ['/office/*', cookie],
    ['/office/*/live', cookie],
    ['/office/*/people', cookie],
    ['/office/*/people.csv', cookie],
    ['/office/*/coverage.csv', cookie],
    ['/office/*/bundles', cookie],
    [`/office/${ambitoSlug}/bundles/*`, cookie],
    [`/office/${ambitoSlug}/bundles/*.zip`, cookie],
    ['/office/*/exports', cookie],
    [`/office/${ambitoSlug}/exports/*`, cookie],
    [`/office/${ambitoSlug}/exports/*/file`, cookie],
    ['/office/*/views/new', cookie],
    [`/office/${ambitoSlug}/views/*`, cookie],
    [`/office/${ambitoSlug}/views/*/open`, cookie],
    ['/office/*/hours', cookie],
    ['/office/*/hours.csv', cookie],
    ['/office/*/external', cookie],
    [`/office/${ambitoSlug}/external/*`, cookie],
    ['/hours/evidence/*', cookie],
    ['/office/*/protocol', cookie],
    [`/office/${ambitoSlug}/protocol/*`, cookie],
    ['/office/*/imports', cookie],
    [`/office/${ambitoSlug}/imports/*`, cookie],
    [`/office/${ambitoSlug}/imports/*/columns`, cookie],
    [`/office/${ambitoSlug}/imports/*/rejected.csv`, cookie],
    ['/verify/*', ''],
    ['/*', ''],
    ['/assets/*', ''],
  ] as const
  const faults: string[] = []
  for (const [pattern, who] of patterns) {
    for (const id of strange) {
      for (const way of [pattern.replace('*', id), `${pattern.replace('*', id)}.data`]) {
        const reply = await ask(way, { cookie: who })
        const fine = reply.status === 404 || (reply.status === 400 && id.includes('%'))
        if (!fine) faults.push(`${way.slice(0, 80)}: ${reply.status}`)
      }
    }
  }
  for (const path of ['/../../etc/passwd', '/office/../../x', '//altrove.example/', '/.env', '/healthz/x']) {
    const { status, location } = await ask(path)
    if (status !== 404 && status !== 400) faults.push(`${path}: ${status} ${location}`)
  }
  expect(faults).toEqual([])
})

test('a dead link to a new password says so', async () => {
  for (const token of strange) {
    const { status } = await ask(`/password/reset/${token}`)
    expect.soft([200, 400, 404], token.slice(0, 40)).toContain(status)
  }
})

test('other methods are guarded as a POST is', async () => {
  const path = `/office/${world.ambitoSlug}/people`
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const cookie = world.people.office.cookie
    const elsewhere = await ask(path, { cookie, method, body: {}, headers: { Origin: 'https://altrove.example' } })
    expect(elsewhere.status, method).toBe(403)
    expect(faultOfHeaders(elsewhere)).toBeNull()
    const outside = await ask(path, { cookie: world.people.other_office.cookie, method, body: {} })
    expect(outside.status, method).toBe(404)
    expect((await ask(path, { method, body: {} })).location, method).toMatch(/^\/login\?to=/)
  }
})
