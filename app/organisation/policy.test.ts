import { describe, expect, test } from 'vitest'
import {
  canAdminister,
  canAuthor,
  canCorrectCertificate,
  canDownloadCertificate,
  canEvaluate,
  canManageStaff,
  canSeeOffice,
  navigationOf,
} from './policy.ts'
import { grantOf, viewerWith } from './viewer.fixtures.ts'

const viewers = {
  learner: viewerWith([]),
  trainer: viewerWith([grantOf('trainer')]),
  evaluator: viewerWith([grantOf('evaluator', { ambitoId: 'a' })]),
  office: viewerWith([grantOf('ambito_office', { ambitoId: 'a' })]),
  otherOffice: viewerWith([grantOf('ambito_office', { ambitoId: 'b' })]),
  contact: viewerWith([grantOf('contact', { organisationId: 'o' })]),
  departmentContact: viewerWith([grantOf('contact', { departmentId: 'd' })]),
  administrator: viewerWith([grantOf('administrator')]),
}
type Who = keyof typeof viewers
const everyone = Object.keys(viewers)
const allowed = (check: (who: (typeof viewers)[Who]) => boolean) =>
  Object.entries(viewers)
    .filter(([, viewer]) => check(viewer))
    .map(([who]) => who)

const place = { ambitoId: 'a', organisationId: 'o', departmentId: 'd' }

describe('who may', () => {
  test.each([
    ['administer', canAdminister, ['administrator']],
    ['author', canAuthor, ['trainer', 'administrator']],
    ['evaluate', canEvaluate, ['evaluator', 'administrator']],
    ['see the office', canSeeOffice, ['office', 'otherOffice', 'contact', 'departmentContact', 'administrator']],
  ])('%s', (_what, check, expected) => {
    expect(allowed(check)).toEqual(expected)
  })

  test('download somebody’s certificate', () => {
    const check = (viewer: (typeof viewers)[Who]) => canDownloadCertificate(viewer, { ...place, personId: 'other' })
    expect(allowed(check)).toEqual(['office', 'contact', 'departmentContact', 'administrator'])
  })

  test('download their own certificate: everyone', () => {
    const check = (viewer: (typeof viewers)[Who]) =>
      canDownloadCertificate(viewer, {
        personId: viewer.personId,
        ambitoId: null,
        organisationId: null,
        departmentId: null,
      })
    expect(allowed(check)).toEqual(everyone)
  })

  test('correct a certificate', () => {
    expect(allowed((viewer) => canCorrectCertificate(viewer, place))).toEqual(['office', 'administrator'])
    expect(allowed((viewer) => canCorrectCertificate(viewer, { ambitoId: null }))).toEqual(['administrator'])
  })

  test('manage staff: not the contact of a single department', () => {
    expect(allowed((viewer) => canManageStaff(viewer, place))).toEqual(['office', 'contact', 'administrator'])
  })
})

describe('navigationOf', () => {
  const learner = ['home', 'catalogue', 'meetings', 'certificates']
  test.each([
    ['learner', true, learner],
    ['trainer', true, [...learner, 'authoring']],
    ['evaluator', true, [...learner, 'surveys', 'projects']],
    ['office', true, [...learner, 'office']],
    ['contact', false, [...learner, 'office']],
    ['administrator', true, [...learner, 'office', 'authoring', 'structure', 'outbox']],
    ['administrator', false, [...learner, 'office', 'authoring', 'structure']],
  ] as const)('of a %s (demo %s)', (who, demo, expected) => {
    expect(navigationOf(viewers[who], demo)).toEqual(expected)
  })

  test('of a visitor', () => {
    expect(navigationOf(null, true)).toEqual(['catalogue', 'verify'])
  })
})
