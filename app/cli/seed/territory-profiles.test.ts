import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { countryName } from '#app/organisation/country-names.ts'
import { readTerritoryProfiles } from './territory-profiles.ts'
import { comuni } from './territory.ts'

const profiles = readTerritoryProfiles(readFileSync('prisma/seed/territory-profiles.yaml', 'utf8'))
const csv = readFileSync('prisma/seed/comuni.csv', 'utf8').split('\n')

describe('the profiles of prisma/seed', () => {
  test('are those of the eleven comuni of Visconteo Sud Milano, by name and ISTAT code', () => {
    const visconteo = comuni.filter(({ ambitoCode }) => ambitoCode === 'VISCONTEO').map(({ name }) => name)
    expect(profiles.map(({ comune }) => comune).sort()).toEqual(visconteo.sort())
    for (const { comune, istat } of profiles) {
      expect(csv.filter((line) => line.startsWith(`${comune},`) && line.includes(`,${istat},`))).toHaveLength(1)
    }
  })

  test('keep the figures of the source to the hundredth of a percent', () => {
    const told = profiles.map(({ comune, foreignBasisPoints, communities }) => [
      comune,
      foreignBasisPoints,
      ...communities.map(({ country, basisPoints }) => `${countryName(country, 'it')} ${basisPoints}`),
    ])
    expect(told).toEqual([
      ['Rozzano', 1090, 'Romania 1270', 'Egitto 1120', 'Marocco 1000'],
      ['Opera', 780, 'Romania 1390', 'Cina 970', 'Egitto 860'],
      ['Locate di Triulzi', 1160, 'Ecuador 2035', 'Romania 1900'],
      ['Basiglio', 1200, 'Filippine 4380', 'Corea del Sud 1260', 'Regno Unito 370'],
      ['Pieve Emanuele', 1070, 'Romania 1670', 'Ecuador 1020', 'Perù 990'],
      ['Binasco', 790, 'Romania 1650', 'Albania 1410', 'Cina 970'],
      ['Lacchiarella', 1000, 'Cina 3350', 'Romania 1500', 'Albania 1260'],
      ['Casarile', 790, 'Romania 1710', 'Egitto 1490', 'Cina 1300'],
      ['Vernate', 630, 'Romania 2920', 'Albania 1270', 'Ucraina 940'],
      ['Zibido San Giacomo', 490, 'Romania 2230', 'Albania 950', 'Ucraina 950'],
      ['Noviglio', 340, 'Romania 1670', 'Albania 1280', 'Marocco 900'],
    ])
    expect(new Set(profiles.map(({ year }) => year))).toEqual(new Set([2019]))
  })
})

const source = (comuni: string) => `- author: A\n  title: T\n  year: 2019\n  comuni:\n${comuni}`
const line = (changes: Record<string, string> = {}) => {
  const fields = {
    comune: 'Prova',
    istat: "'015001'",
    foreign: '10.9',
    communities: '{ RO: 12.7, EG: 11.2 }',
    ...changes,
  }
  return `    - { ${Object.entries(fields)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }\n`
}

test('a profile is read with its citizenships in the order written', () => {
  expect(readTerritoryProfiles(source(line()))).toEqual([
    {
      ...{
        comune: 'Prova',
        istat: '015001',
        year: 2019,
        sourceAuthor: 'A',
        sourceTitle: 'T',
        foreignBasisPoints: 1090,
      },
      communities: [
        { position: 1, country: 'RO', basisPoints: 1270 },
        { position: 2, country: 'EG', basisPoints: 1120 },
      ],
    },
  ])
})

test.each([
  ['a share above the whole', line({ foreign: '109' })],
  ['shares that are more than all', line({ communities: '{ RO: 60, EG: 41 }' })],
  ['a people instead of a country', line({ communities: '{ Romeni: 19 }' })],
  ['an ISTAT code that lost its zero', line({ istat: '15001' })],
  ['a share in words', line({ foreign: 'dieci' })],
  ['a column nobody knows', line({ residents: '40000' })],
  ['a comune twice', line() + line()],
])('refuses %s', (_, comuni) => {
  expect(() => readTerritoryProfiles(source(comuni))).toThrow()
})
