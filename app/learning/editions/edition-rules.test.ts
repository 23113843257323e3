import { describe, expect, test } from 'vitest'
import { creditsReadyFor } from './credits-ready.ts'
import { newDraft, readDraft, withoutBlankRows, withRow, type EditionDraft } from './edition-draft.ts'
import { checkDraft, Cup } from './edition-input.ts'
import { editionState, seatsLeft } from './edition-state.ts'
import { changedTerms } from './locked-terms.ts'
import { logoLimit, mediaTypeOf } from './logo-file.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)

describe('an edition by its dates', () => {
  test.each([
    ['2027-02-28', 'planned'],
    ['2027-03-01', 'open'],
    ['2027-05-31', 'open'],
    ['2027-06-01', 'closed'],
  ])('on %s is %s', (today, state) => {
    expect(editionState({ startsOn: day('2027-03-01'), endsOn: day('2027-05-31') }, day(today))).toBe(state)
  })

  test('without a last day never closes', () => {
    expect(editionState({ startsOn: day('2020-01-01'), endsOn: null }, day('2030-01-01'))).toBe('open')
  })

  test.each([
    [null, 40, null],
    [20, 18, 2],
    [20, 20, 0],
    [20, 23, 0],
  ])('with %s seats of which %s are taken has %s left', (seats, taken, left) => {
    expect(seatsLeft({ seats, taken })).toBe(left)
  })
})

describe('credits before the first meeting', () => {
  const credit = { system: 'cnoas', state: 'requested', eventId: '' } as const
  test.each([
    ['no meeting yet', null, [credit], { ready: true }],
    ['no credits', day('2027-03-01'), [], { ready: true }],
    ['with the id', day('2027-03-01'), [{ ...credit, eventId: 'FC-1' }], { ready: true }],
    ['refused', day('2027-03-01'), [{ ...credit, state: 'refused' as const }], { ready: true }],
    ['without the id', day('2027-03-01'), [credit, credit], { ready: false, missing: ['cnoas'] }],
    ['with blanks for an id', day('2027-03-01'), [{ ...credit, eventId: ' ' }], { ready: false, missing: ['cnoas'] }],
    [
      'granted without an id',
      day('2027-03-01'),
      [{ ...credit, system: 'ecm' as const, state: 'granted' as const }],
      { ready: false, missing: ['ecm'] },
    ],
  ])('%s', (_name, at, credits, expected) => {
    expect(creditsReadyFor(at, credits)).toEqual(expected)
  })
})

test('the terms that people were judged by are told apart from the rest', () => {
  const terms = {
    mode: 'blended',
    attendanceRule: 'declared_on_completion',
    thresholdPercent: 80,
    exercisesRequired: true,
  } as const
  expect(changedTerms(terms, { ...terms })).toEqual([])
  expect(changedTerms(terms, { ...terms, mode: 'in_person', thresholdPercent: null })).toEqual([
    'mode',
    'thresholdPercent',
  ])
})

describe('a CUP', () => {
  test.each([['E59J21003160001'], ['e59 j21003160001'], ['']])('%j is one, or none at all', (typed) => {
    expect(Cup.parse(typed)).toBe(typed ? 'E59J21003160001' : '')
  })
  test.each(['E59J2100316000', 'E59J210031600011', '559J21003160001', 'E59921003160001', 'E59J2100316000A'])(
    '%s is none',
    (typed) => {
      expect(Cup.safeParse(typed).success).toBe(false)
    },
  )
})

describe('a logo', () => {
  test.each([
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], 'image/png'],
    [[0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
    [[0x3c, 0x73, 0x76, 0x67], null],
    [[], null],
  ])('of bytes %j is %s', (bytes, mediaType) => {
    expect(mediaTypeOf(Uint8Array.from(bytes))).toBe(mediaType)
  })
  test('may have 200 KB', () => {
    expect(logoLimit).toBe(204_800)
  })
})

const whole = (changes: Partial<EditionDraft> = {}): EditionDraft => ({
  ...withoutBlankRows(newDraft('prova')),
  name: 'Primavera 2027',
  startsOn: '2027-03-01',
  ...changes,
})
const credit = {
  system: 'cnoas',
  kind: 'formativi',
  state: 'requested',
  body: '',
  eventId: '',
  requested: '',
  granted: '',
}
const teacher = { id: '', personId: '', name: 'Samira Ventolieve', office: '' }

describe('the form of an edition', () => {
  test('is read row by row, and blank rows are left out', () => {
    const form = new FormData()
    const typed = { name: ' Primavera ', 'teachers.0.name': '', 'teachers.1.name': 'Ada', 'credits.0.system': '' }
    for (const [name, value] of Object.entries({ ...typed, 'teachers.99999.name': 'lontana' })) form.append(name, value)
    const draft = readDraft(form)
    expect(draft.name).toBe('Primavera')
    expect(draft.teachers.map(({ name }) => name)).toEqual(['', 'Ada'])
    const kept = withoutBlankRows(draft)
    expect(kept.teachers.map(({ name }) => name)).toEqual(['Ada'])
    expect(kept.credits).toEqual([])
    expect(withRow(kept, 'areas').areas).toEqual([{ area: '', minutes: '' }])
  })

  test('with name and first day is enough', () => {
    expect(checkDraft(whole())).toMatchObject({
      ok: true,
      input: { thresholdPercent: 80, endsOn: null, seats: null, startsOn: day('2027-03-01'), selfEnrolment: false },
    })
  })

  test('reads credits in tenths', () => {
    const checked = checkDraft(whole({ credits: [{ ...credit, state: 'granted', requested: '4', granted: '3,5' }] }))
    expect(checked).toMatchObject({ ok: true, input: { credits: [{ requested: 40, granted: 35 }] } })
  })

  test.each([
    ['no name', { name: '' }, { name: 'name_missing' }],
    ['no first day', { startsOn: '' }, { startsOn: 'starts_wrong' }],
    ['an end before the beginning', { endsOn: '2027-02-28' }, { endsOn: 'ends_before' }],
    ['an end that is no day', { endsOn: '2027-02-31' }, { endsOn: 'ends_wrong' }],
    ['no seats at all', { seats: '0' }, { seats: 'seats_wrong' }],
    ['half a seat', { seats: '1,5' }, { seats: 'seats_wrong' }],
    ['more than everything', { thresholdPercent: '101' }, { thresholdPercent: 'threshold_wrong' }],
    ['a wrong CUP', { cup: 'E59' }, { cup: 'cup_wrong' }],
    [
      'a teacher without a name',
      { teachers: [{ ...teacher, name: '' }] },
      { 'teachers.0.name': 'teacher_name_missing' },
    ],
    [
      'an address for a name',
      { teachers: [{ ...teacher, name: 'a@b.example' }] },
      { 'teachers.0.name': 'teacher_address' },
    ],
    [
      'an area without minutes',
      { areas: [{ area: 'Inclusione', minutes: '' }] },
      { 'areas.0.minutes': 'minutes_wrong' },
    ],
    [
      'an area twice',
      {
        areas: [
          { area: 'Inclusione', minutes: '60' },
          { area: 'inclusione', minutes: '30' },
        ],
      },
      { 'areas.1.area': 'row_twice' },
    ],
    ['CNOAS without a kind', { credits: [{ ...credit, kind: '' }] }, { 'credits.0.kind': 'kind_missing' }],
    [
      'granted credits without a figure',
      { credits: [{ ...credit, state: 'granted' }] },
      { 'credits.0.granted': 'granted_missing' },
    ],
    [
      'a figure before it is granted',
      { credits: [{ ...credit, granted: '3' }] },
      { 'credits.0.granted': 'granted_early' },
    ],
  ] satisfies [string, Partial<EditionDraft>, Record<string, string>][])('refuses %s', (_name, changes, faults) => {
    expect(checkDraft(whole(changes))).toEqual({ ok: false, faults })
  })
})
