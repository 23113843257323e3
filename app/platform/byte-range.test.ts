import { expect, test } from 'vitest'
import { rangeOf } from './byte-range.ts'

const etag = '"abc"'

test.each([
  [{}, 'whole'],
  [{ Range: 'bytes=0-' }, { first: 0, last: 99 }],
  [{ Range: 'bytes=10-19' }, { first: 10, last: 19 }],
  [{ Range: 'bytes=10-1000' }, { first: 10, last: 99 }],
  [{ Range: 'bytes=-10' }, { first: 90, last: 99 }],
  [{ Range: 'bytes=-1000' }, { first: 0, last: 99 }],
  [{ Range: 'bytes=99-99' }, { first: 99, last: 99 }],
  [{ Range: 'bytes=100-' }, 'unsatisfiable'],
  [{ Range: 'bytes=-0' }, 'unsatisfiable'],
  [{ Range: 'bytes=20-10' }, 'whole'],
  [{ Range: 'bytes=-' }, 'whole'],
  [{ Range: 'bytes=0-1,5-6' }, 'whole'],
  [{ Range: 'lines=0-1' }, 'whole'],
  [{ Range: 'bytes=a-b' }, 'whole'],
  [
    { Range: 'bytes=10-19', 'If-Range': etag },
    { first: 10, last: 19 },
  ],
  [{ Range: 'bytes=10-19', 'If-Range': '"other"' }, 'whole'],
  [{ Range: 'bytes=10-19', 'If-Range': 'W/"abc"' }, 'whole'],
  [{ Range: 'bytes=10-19', 'If-Range': 'Tue, 24 Nov 2026 09:00:00 GMT' }, 'whole'],
])('%j of a hundred bytes is %j', (headers: Record<string, string>, expected) =>
  expect(rangeOf(new Headers(headers), 100, etag)).toEqual(expected),
)

test('nothing of an empty file can be asked for', () => {
  for (const Range of ['bytes=0-', 'bytes=-5']) expect(rangeOf(new Headers({ Range }), 0, etag)).toBe('unsatisfiable')
})
