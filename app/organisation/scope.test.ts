import { describe, expect, test } from 'vitest'
import { isGrantable, officeScope, scopeCovers } from './scope.ts'
import { grantOf, viewerWith } from './viewer.fixtures.ts'

const nothing = { kind: 'some', ambitoIds: [], organisationIds: [], departmentIds: [] }

describe('officeScope', () => {
  test.each([
    ['nobody', [], nothing],
    ['an administrator', [grantOf('administrator')], { kind: 'everything' }],
    ['an ambito office', [grantOf('ambito_office', { ambitoId: 'a' })], { ...nothing, ambitoIds: ['a'] }],
    [
      'a contact of an organisation',
      [grantOf('contact', { organisationId: 'o' })],
      { ...nothing, organisationIds: ['o'] },
    ],
    ['a contact of a department', [grantOf('contact', { departmentId: 'd' })], { ...nothing, departmentIds: ['d'] }],
    [
      'several grants, each counted once',
      [
        grantOf('ambito_office', { ambitoId: 'a' }),
        grantOf('ambito_office', { ambitoId: 'a' }),
        grantOf('contact', { organisationId: 'o' }),
      ],
      { ...nothing, ambitoIds: ['a'], organisationIds: ['o'] },
    ],
    ['a trainer', [grantOf('trainer'), grantOf('trainer', { ambitoId: 'a' })], nothing],
    ['an evaluator', [grantOf('evaluator', { ambitoId: 'a' })], nothing],
    ['an ambito office without its ambito', [grantOf('ambito_office')], nothing],
    ['a contact without a place', [grantOf('contact')], nothing],
    ['a contact of an ambito', [grantOf('contact', { ambitoId: 'a' })], nothing],
    ['an administrator of one ambito', [grantOf('administrator', { ambitoId: 'a' })], nothing],
    ['a grant that names two places', [grantOf('ambito_office', { ambitoId: 'a', organisationId: 'o' })], nothing],
  ])('of %s', (_who, grants, expected) => {
    expect(officeScope(viewerWith(grants))).toEqual(expected)
  })
})

describe('scopeCovers', () => {
  const scope = { kind: 'some' as const, ambitoIds: ['a'], organisationIds: ['o'], departmentIds: ['d'] }
  test.each([
    [{ ambitoId: 'a', organisationId: 'x', departmentId: 'x' }, true],
    [{ ambitoId: 'x', organisationId: 'o', departmentId: 'x' }, true],
    [{ ambitoId: 'x', organisationId: 'x', departmentId: 'd' }, true],
    [{ ambitoId: 'x', organisationId: 'x', departmentId: 'x' }, false],
    [{ ambitoId: null, organisationId: null, departmentId: null }, false],
    [{ ambitoId: 'o', organisationId: 'd', departmentId: 'a' }, false],
  ])('%o: %s', (place, expected) => {
    expect(scopeCovers(scope, place)).toBe(expected)
    expect(scopeCovers({ kind: 'everything' }, place)).toBe(true)
  })
})

test.each([
  ['administrator', {}, true],
  ['administrator', { ambitoId: 'a' }, false],
  ['ambito_office', {}, false],
  ['contact', { organisationId: 'o' }, true],
  ['contact', { departmentId: 'd' }, true],
  ['contact', { organisationId: 'o', departmentId: 'd' }, false],
  ['evaluator', {}, true],
] as const)('%s may be granted at %o: %s', (role, place, expected) => {
  expect(isGrantable(role, grantOf(role, place))).toBe(expected)
})
