import { expect, test } from 'vitest'
import { rangeOf, territoryCard, type TerritoryProfile } from './territory.ts'

const profile = (name: string, foreignBasisPoints: number, year = 2019): TerritoryProfile => ({
  ...{ organisationId: name, name, slug: name, year, foreignBasisPoints, communities: [] },
  ...{ sourceAuthor: 'Ambito', sourceTitle: 'Dati' },
})
const [high, low, middle] = [profile('Alta', 1200), profile('Bassa', 340), profile('Media', 630)]
const later = profile('Nuova', 2500, 2024)
const territoryOf = (...profiles: TerritoryProfile[]) => ({ ambitoId: 'a', ambitoName: 'Ambito Prova', profiles })
const works = (name: string) => ({ id: name, name })

test.each([
  ['all of one year', [high, low, middle], 2019, { count: 3, lowest: ['Bassa', 340], highest: ['Alta', 1200] }],
  [
    'another year is not compared',
    [high, low, later],
    2019,
    { count: 2, lowest: ['Bassa', 340], highest: ['Alta', 1200] },
  ],
  ['one alone', [high, later], 2019, null],
  ['none of that year', [high, low], 2024, null],
  ['none', [], 2019, null],
] as const)('the range of an ambito: %s', (_, profiles, year, expected) => {
  const range = rangeOf(profiles, year)
  const end = (one: { name: string; basisPoints: number }) => [one.name, one.basisPoints]
  expect(range && { count: range.count, lowest: end(range.lowest), highest: end(range.highest) }).toEqual(expected)
})

test('a comune with figures shows its own, compared with the others of its ambito', () => {
  const card = territoryCard(works('Media'), territoryOf(high, low, middle))
  expect(card).toMatchObject({ state: 'own', place: 'Media', profile: middle, range: { count: 3 } })
})

test('a comune alone in its ambito shows its figures and compares nothing', () => {
  expect(territoryCard(works('Media'), territoryOf(middle))).toMatchObject({ state: 'own', range: null })
})

test('an organisation without figures gets those of its ambito, of the latest year with two to compare', () => {
  expect(territoryCard(works('Cooperativa'), territoryOf(high, low, later))).toEqual({
    ...{ kind: 'territory', state: 'ambito', place: 'Cooperativa', ambitoName: 'Ambito Prova', year: 2019 },
    range: { count: 2, lowest: { name: 'Bassa', basisPoints: 340 }, highest: { name: 'Alta', basisPoints: 1200 } },
  })
})

test.each([
  ['an ambito without figures', works('Lissone'), null, 'Lissone'],
  ['one figure of somebody else', works('Cooperativa'), territoryOf(high), 'Cooperativa'],
  ['nowhere to work', null, territoryOf(high, low), null],
])('%s: where to find figures', (_, organisation, territory, place) => {
  expect(territoryCard(organisation, territory)).toEqual({ kind: 'territory', state: 'nothing', place })
})
