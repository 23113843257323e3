import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Interaction, Standing } from './course-record.ts'
import { readLaunch, sitesOf } from './read-launch.ts'
import { RecordCmi5 } from './record-cmi5.ts'

const search =
  '?endpoint=https%3A%2F%2Flrs.example%2Fxapi&fetch=https%3A%2F%2Flms.example%2Fkey%3Fid%3D1&actor=%7B%22account%22%3A%7B%22name%22%3A%22a%22%7D%7D&registration=11111111-1111-4111-8111-111111111111&activityId=https%3A%2F%2Flms.example%2Fau%2F1'

const Statement = z.object({
  id: z.uuid(),
  actor: z.unknown(),
  verb: z.object({ id: z.string() }),
  object: z.object({ id: z.string() }),
  context: z.object({
    registration: z.string(),
    contextActivities: z.looseObject({ category: z.array(z.object({ id: z.string() })).optional() }),
    extensions: z.unknown(),
  }),
  result: z.record(z.string(), z.unknown()).optional(),
})

const done: Standing = {
  ...{ isCompleted: true, isPassed: true, scoreBasisPoints: 8300, percent: 100 },
  ...{ location: 'uno', state: '1.a.AA' },
}

const answer: Interaction = {
  id: 'quiz.q-uno',
  asked: 'Quanti giorni?',
  response: { kind: 'numeric', number: 20 },
  right: { kind: 'numeric', number: 20 },
  ...{ tolerance: 1, result: 'correct', weight: 1, latencySeconds: 3, at: new Date() },
}

/** A record store with its launch data, which fails as often as it is told to. */
function store(launchMode = 'Normal', kept: object | null = null) {
  const statements: z.infer<typeof Statement>[] = []
  const states: string[] = []
  const authorizations = new Set<string | null>()
  const trouble = { left: 0 }
  const answers = (address: string, { method = 'GET', body, headers }: RequestInit): Response => {
    if (address.startsWith('https://lms.example/key')) return Response.json({ 'auth-token': 'a2V5' })
    authorizations.add(new Headers(headers).get('Authorization'))
    const sent = typeof body === 'string' ? body : ''
    if (method === 'GET' && address.includes('stateId=LMS.LaunchData')) {
      const contextTemplate = { extensions: { session: 's1' }, contextActivities: { grouping: [{ id: 'urn:au' }] } }
      return Response.json({ launchMode, contextTemplate })
    }
    if (method === 'GET' && kept && address.includes('stateId=sguardi.course')) return Response.json(kept)
    if (method === 'GET') return new Response('', { status: 404 })
    if (trouble.left > 0) {
      trouble.left -= 1
      return new Response('', { status: 503 })
    }
    if (method === 'POST') statements.push(Statement.parse(JSON.parse(sent)))
    else states.push(sent)
    return new Response(null, { status: 204 })
  }
  vi.stubGlobal('fetch', (address: string, init: RequestInit = {}) => Promise.resolve(answers(address, init)))
  return { statements, states, authorizations, trouble }
}

async function opened(...given: Parameters<typeof store>) {
  const lrs = store(...given)
  const launch = readLaunch(search)
  if (!launch) throw new Error('no launch')
  return { ...lrs, record: await RecordCmi5.open(launch) }
}

const verbs = (statements: z.infer<typeof Statement>[]) => statements.map(({ verb }) => verb.id.split('/').at(-1))

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a launch address is read whole or not at all, and names the sites it needs', () => {
  const launch = readLaunch(search)
  expect(launch?.endpoint).toBe('https://lrs.example/xapi/')
  expect(launch && sitesOf(launch, 'https://course.example/')).toEqual(['https://lrs.example', 'https://lms.example'])
  expect(readLaunch(search.replace('registration', 'r'))).toBeNull()
  expect(readLaunch('')).toBeNull()
})

describe('the register of cmi5', () => {
  test('says what happens in the order of the standard, each once', async () => {
    const { record, statements, states, authorizations } = await opened()
    record.report(answer)
    record.save(done)
    record.save(done)
    record.leave()
    record.leave()
    await expect.poll(() => verbs(statements)).toEqual(['initialized', 'answered', 'passed', 'completed', 'terminated'])
    expect([...authorizations]).toEqual(['Basic a2V5'])
    expect(JSON.parse(states.at(-1) ?? '')).toEqual({ state: '1.a.AA', said: ['passed', 'completed'] })
    const [, answered, passed, completed, terminated] = statements
    expect(passed?.result).toMatchObject({ success: true, score: { scaled: 0.83 } })
    expect(completed?.result).toMatchObject({ completion: true })
    expect(terminated?.result?.duration).toMatch(/^PT/)
    expect(answered?.result).toMatchObject({ response: '20', success: true })
    expect(answered?.object.id).toBe('https://lms.example/au/1/quiz.q-uno')
  })

  test('puts into every statement what the system asks for, and the category where it belongs', async () => {
    const { record, statements } = await opened()
    record.report(answer)
    record.save(done)
    await expect.poll(() => statements.length).toBe(4)
    for (const { context } of statements) {
      expect(context).toMatchObject({
        registration: '11111111-1111-4111-8111-111111111111',
        extensions: { session: 's1' },
        contextActivities: { grouping: [{ id: 'urn:au' }] },
      })
    }
    const categories = statements.map(({ context }) =>
      (context.contextActivities.category ?? []).map(({ id }) => id.split('/').at(-1)),
    )
    expect(categories).toEqual([['cmi5'], [], ['cmi5', 'moveon'], ['cmi5', 'moveon']])
  })

  test('goes on where one was, and says nothing twice', async () => {
    const { record, statements } = await opened('Normal', { state: '1.a.BB', said: ['passed'] })
    expect(record.resumed).toBe('1.a.BB')
    record.save(done)
    await expect.poll(() => verbs(statements)).toEqual(['initialized', 'completed'])
  })

  test('is not told of what is only looked at', async () => {
    const { record, statements } = await opened('Review')
    record.save(done)
    record.report(answer)
    record.leave()
    await expect.poll(() => verbs(statements)).toEqual(['initialized', 'terminated'])
  })

  test('is tried again when it does not answer, and trouble is told while it lasts', async () => {
    const { record, statements, trouble } = await opened()
    await expect.poll(() => statements.length).toBe(1)
    trouble.left = 1
    record.report(answer)
    await expect.poll(() => verbs(statements), { timeout: 5000 }).toEqual(['initialized', 'answered'])
    const troubles: boolean[] = []
    record.onTrouble((isTroubled) => troubles.push(isTroubled))
    trouble.left = 3
    record.report(answer)
    await expect.poll(() => troubles, { timeout: 8000 }).toContain(true)
  })
})
