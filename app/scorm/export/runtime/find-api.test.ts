import { describe, expect, test } from 'vitest'
import { awaitApi, findApi } from './find-api.ts'

type Frame = { name?: string; parent: unknown; opener: unknown; API?: object; API_1484_11?: object }

/** A window of its own; at the top `parent` is the window itself. */
function frame(more: Partial<Frame> = {}): Frame {
  const made: Frame = { parent: null, opener: null, ...more }
  made.parent ??= made
  return made
}

const api = { LMSInitialize: () => 'true' }

/** So many windows inside one. */
function inside(top: Frame, depth: number): Frame {
  let at = top
  for (let step = 0; step < depth; step += 1) at = frame({ parent: at })
  return at
}

describe('the API of a system', () => {
  test.each([0, 1, 2, 7, 499])('is found %i windows up', (depth) => {
    expect(findApi(inside(frame({ API: api }), depth), 'API')).toBe(api)
  })

  test('is not looked for beyond 500, nor for ever', () => {
    expect(findApi(inside(frame({ API: api }), 500), 'API')).toBeNull()
    const [one, other] = [frame(), frame()]
    one.parent = other
    other.parent = one
    expect(findApi(one, 'API')).toBeNull()
  })

  test('is found in the window that opened this one, and above it', () => {
    const lms = frame({ API_1484_11: api })
    expect(findApi(frame({ opener: lms }), 'API_1484_11')).toBe(api)
    expect(findApi(inside(frame({ opener: inside(lms, 2) }), 2), 'API_1484_11')).toBe(api)
  })

  test('of the other standard is not taken', () => {
    expect(findApi(frame({ API: api }), 'API_1484_11')).toBeNull()
  })

  test('is found above a window that lets nobody look', () => {
    const closed = new Proxy(frame(), {
      get: (_target, name) => {
        if (name === 'parent' || name === 'opener') return name === 'parent' ? lms : null
        throw new Error('SecurityError')
      },
    })
    const lms = frame({ API: api })
    expect(findApi(frame({ parent: closed }), 'API')).toBe(api)
  })

  test('is waited for, and not for ever', async () => {
    const lms = frame()
    setTimeout(() => {
      lms.API = api
    }, 30)
    expect(await awaitApi(inside(lms, 2), 'API', 2000, 5)).toBe(api)
    expect(await awaitApi(frame(), 'API', 20, 5)).toBeNull()
  })
})
