import { expect, test } from 'vitest'
import { lastDayOf } from '#app/learning/valid-until.ts'
import { isExpired, isRenewable } from './expiry.ts'
import { statusOn } from './certificate-status.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)

test.each([
  ['2026-11-24', 36, '2029-11-23'],
  ['2026-01-01', 12, '2026-12-31'],
  ['2026-03-01', 12, '2027-02-28'],
  ['2027-03-01', 12, '2028-02-29'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-12-31', 24, '2028-12-30'],
])('completed on %s, for %i months, the last day is %s', (completed, months, last) =>
  expect(lastDayOf(day(completed), months).toISOString().slice(0, 10)).toBe(last),
)

test.each([
  [null, '2099-01-01', false],
  ['2026-11-24', '2026-11-23', false],
  ['2026-11-24', '2026-11-24', false],
  ['2026-11-24', '2026-11-25', true],
])('one that holds until %s has on %s expired: %s', (expiresOn, today, expired) =>
  expect(isExpired(expiresOn, today)).toBe(expired),
)

test.each([
  [null, '2099-01-01', false],
  ['2026-11-24', '2026-09-24', false],
  ['2026-11-24', '2026-09-25', true],
  ['2026-11-24', '2027-01-01', true],
])('one that holds until %s may on %s be renewed: %s', (expiresOn, today, renewable) =>
  expect(isRenewable(expiresOn, today)).toBe(renewable),
)

test.each([
  [['issued'], '2026-11-24', 'valid'],
  [['issued'], '2026-11-25', 'expired'],
  [['issued', 'revoked'], '2026-11-25', 'revoked'],
  [['issued', 'replaced'], '2026-11-25', 'replaced'],
] as const)('%j on %s is %s', (kinds, today, status) =>
  expect(statusOn(today, { kinds, expiresOn: '2026-11-24' })).toBe(status),
)
