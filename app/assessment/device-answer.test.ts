import { describe, expect, test } from 'vitest'
import {
  deliverInOrder,
  isDeviceAnswer,
  isMendable,
  pauseAfter,
  readDelivery,
  type Delivery,
  type DeviceAnswer,
} from './device-answer.ts'

const receivedAt = '2026-11-24T09:00:00.000Z'

const answer = (answerId: string): DeviceAnswer => ({
  answerId,
  personId: 'p',
  attemptId: 'a',
  itemId: `q-${answerId}`,
  fields: [['choice', 'v1']],
  said: 'Giusta',
  page: '/learn/x/y',
  givenAt: receivedAt,
  refused: null,
})

describe('a reply of the answers’ door', () => {
  test.each<[string, Parameters<typeof readDelivery>[0], Delivery]>([
    ['a receipt', { status: 200, signIn: false, body: { receivedAt } }, { kind: 'received', receivedAt }],
    ['a page that is not ours', { status: 200, signIn: false, body: null }, { kind: 'away' }],
    ['JSON that is not ours', { status: 200, signIn: false, body: ['receivedAt'] }, { kind: 'away' }],
    ['our sign-in page', { status: 200, signIn: true, body: null }, { kind: 'sign_in' }],
    ['somebody else signed in', { status: 403, signIn: false, body: { reason: 'other_person' } }, { kind: 'sign_in' }],
    ['a page that refuses', { status: 403, signIn: false, body: null }, { kind: 'away' }],
    [
      'already answered',
      { status: 409, signIn: false, body: { reason: 'already_answered' } },
      { kind: 'refused', reason: 'already_answered' },
    ],
    [
      'no form',
      { status: 400, signIn: false, body: { reason: 'form_wrong' } },
      { kind: 'refused', reason: 'form_wrong' },
    ],
    ['no such attempt', { status: 404, signIn: false, body: null }, { kind: 'refused', reason: 'attempt_gone' }],
    ['too many', { status: 429, signIn: false, body: null }, { kind: 'away' }],
    ['a fault', { status: 500, signIn: false, body: { reason: 'already_answered' } }, { kind: 'away' }],
    ['a start', { status: 503, signIn: false, body: null }, { kind: 'away' }],
  ])('%s', (_what, reply, delivery) => {
    expect(readDelivery(reply)).toEqual(delivery)
  })
})

describe('delivery', () => {
  /** A device that holds some answers, and a server that replies as told by answer. */
  function world(ids: string[], replies: Record<string, Delivery>) {
    const kept = ids.map(answer)
    const log: string[] = []
    const work = {
      list: () => Promise.resolve(kept.filter(({ refused }) => refused === null)),
      send: ({ answerId }: DeviceAnswer): Promise<Delivery> => {
        log.push(`send ${answerId}`)
        return Promise.resolve(replies[answerId] ?? { kind: 'received', receivedAt })
      },
      settle: async (one: DeviceAnswer, { kind }: Delivery) => {
        await Promise.resolve()
        log.push(`${kind} ${one.answerId}`)
        if (kind === 'received') kept.splice(kept.indexOf(one), 1)
        else one.refused = 'already_answered'
      },
    }
    return { kept, log, work }
  }

  test('goes in the order given, each settled before the next', async () => {
    const { kept, log, work } = world(['1', '2', '3'], {})
    expect(await deliverInOrder(work)).toBe('all')
    expect(log).toEqual(['send 1', 'received 1', 'send 2', 'received 2', 'send 3', 'received 3'])
    expect(kept).toEqual([])
  })

  test.each<['away' | 'sign_in']>([['away'], ['sign_in']])(
    'stops where the reply is %s, and keeps the rest',
    async (kind) => {
      const { kept, log, work } = world(['1', '2', '3'], { 2: { kind } })
      expect(await deliverInOrder(work)).toBe(kind)
      expect(log).toEqual(['send 1', 'received 1', 'send 2'])
      expect(kept.map(({ answerId }) => answerId)).toEqual(['2', '3'])
    },
  )

  test('a refusal keeps the answer and does not hold up those after it', async () => {
    const { kept, work } = world(['1', '2', '3'], { 1: { kind: 'refused', reason: 'already_answered' } })
    expect(await deliverInOrder(work)).toBe('all')
    expect(kept).toMatchObject([{ answerId: '1', refused: 'already_answered', said: 'Giusta' }])
  })

  test('takes what is given meanwhile, and says when there was nothing', async () => {
    const { kept, log, work } = world(['1'], {})
    const { settle } = work
    let more = true
    const later = async (one: DeviceAnswer, delivery: Delivery) => {
      await settle(one, delivery)
      if (more) kept.push(answer('2'))
      more = false
    }
    expect(await deliverInOrder({ ...work, settle: later })).toBe('all')
    expect(log).toEqual(['send 1', 'received 1', 'send 2', 'received 2'])
    expect(await deliverInOrder(work)).toBe('nothing')
  })
})

test('the pause between tries grows from two seconds to a minute', () => {
  expect([1, 2, 3, 5, 6, 7, 1000].map(pauseAfter)).toEqual([2000, 4000, 8000, 32_000, 60_000, 60_000, 60_000])
})

test.each<[string, unknown, boolean]>([
  ['an answer', answer('1'), true],
  ['a refused one', { ...answer('1'), refused: 'attempt_closed' }, true],
  ['nothing', null, false],
  ['without its person', { ...answer('1'), personId: undefined }, false],
  ['with fields of another shape', { ...answer('1'), fields: { choice: 'v1' } }, false],
  ['with half a field', { ...answer('1'), fields: [['choice', 1]] }, false],
])('what was stored is read when it is whole: %s', (_what, value, whole) => {
  expect(isDeviceAnswer(value)).toBe(whole)
})

test('a form is mended where only something was missing', () => {
  expect(['reason_short', 'choose_one', 'number_wrong'].every(isMendable)).toBe(true)
  expect(['already_answered', 'attempt_closed', 'not_current', 'form_wrong', 'time_over'].some(isMendable)).toBe(false)
})
