import { describe, expect, test } from 'vitest'
import { guessKind } from './department-kinds.ts'
import { findHeading, guessColumns } from './find-columns.ts'
import { distance, fold, nearest } from './fold.ts'
import { readCivilDay } from './read-civil-day.ts'
import { properCase } from './read-row.ts'
import { splitName } from './split-name.ts'

test.each([
  ['4/5/2026', '2026-05-04'],
  ['04-05-2026', '2026-05-04'],
  ['4.5.26', '2026-05-04'],
  ['4.5.76', '1976-05-04'],
  ['2026-05-04', '2026-05-04'],
  ['2026-05-04T00:00:00', '2026-05-04'],
  ['04/05/2026 08:30', '2026-05-04'],
  ['4-mag-26', '2026-05-04'],
  ['4 maggio 2026', '2026-05-04'],
  ['46146', '2026-05-04'],
  ['46146,5', '2026-05-04'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2026', null],
  ['31/04/2026', null],
  ['12/31/2026', null],
  ['4/5', null],
  ['4/5/026', null],
  ['ieri', null],
  ['4 mango 2026', null],
  ['0/1/2026', null],
])('«%s» is %s', (text, day) => expect(readCivilDay(text, '2026-11-26')).toBe(day))

test.each([
  ['Rossi Mario', 'RSSMRA', { familyName: 'Rossi', givenName: 'Mario' }],
  ['Mario Rossi', 'RSSMRA', { familyName: 'Rossi', givenName: 'Mario' }],
  ['De Luca Maria Rosa', 'DLCMRS', { familyName: 'De Luca', givenName: 'Maria Rosa' }],
  ['Fo Ada', 'FOXDAA', { familyName: 'Fo', givenName: 'Ada' }],
  ['Gianfranco Bo', 'BOXGFR', { familyName: 'Bo', givenName: 'Gianfranco' }],
  ['Rossi Mario', 'BNCLCU', null],
  ['Rossi', 'RSSMRA', null],
])('«%s» with %s', (whole, code, names) => expect(splitName(whole, code)).toEqual(names))

test.each([
  ['DE LUCA', 'De Luca'],
  ['d’angelo', 'D’Angelo'],
  ['COSTA-NERI', 'Costa-Neri'],
  ['McDonald', 'McDonald'],
])('%s is written %s', (text, name) => expect(properCase(text)).toBe(name))

test.each([
  ['Servizi Demografici e Stato Civile', 'registry'],
  ['UFFICIO ANAGRAFE', 'registry'],
  ['Settore Politiche Sociali', 'social_services'],
  ['Asilo nido comunale', 'nursery'],
  ['Lavori Pubblici', 'technical_office'],
  ['Comando di Polizia Locale', 'local_police'],
  ['Ragioneria', 'other'],
  ['Biblioteca', 'other'],
] as const)('«%s» is of kind %s', (name, kind) => expect(guessKind(name)).toBe(kind))

describe('names that are nearly right', () => {
  const names = [{ name: 'Lissone' }, { name: 'Seregno' }, { name: 'Besana in Brianza' }]
  test.each([
    ['Lisone', 'Lissone'],
    ['SEREGNO (MB)', 'Seregno'],
    ['Besana Brianza', 'Besana in Brianza'],
    ['Palermo', null],
  ])('%s: %s', (text, name) => expect(nearest(text, names)?.name ?? null).toBe(name))

  test('are counted in letters', () => {
    expect([distance('', 'abc'), distance('abc', 'abc'), distance('lissone', 'lisone'), distance('ab', 'ba')]).toEqual([
      3, 0, 1, 2,
    ])
    expect(fold('  Città d’Àlba\u00a0(MB) ')).toBe('citta d alba mb')
  })
})

describe('columns', () => {
  test('are known by many names, and by those of last time before', () => {
    const headings = [
      'COGNOME',
      'Nome',
      'C.F.',
      'E-Mail istituzionale',
      'Ente',
      'Unità Organizzativa',
      'Profilo',
      'Sede',
    ]
    expect(guessColumns(headings, null)).toEqual({
      ...{ familyName: 0, givenName: 1, fiscalCode: 2, email: 3, organisation: 4, department: 5, jobTitle: 6 },
    })
    const remembered = { headings: { organisation: 'sede' }, departments: {}, organisationId: null }
    expect(guessColumns(headings, remembered).organisation).toBe(7)
  })

  test('stand where most of them are named, titles above', () => {
    const rows = [['Comune', 'di Prova'], ['Ente'], ['Cognome', 'Nome', 'Codice fiscale'], ['Rossi', 'Ada', 'x']]
    expect(findHeading(rows, null)).toBe(2)
    expect(findHeading([['Rossi', 'Ada']], null)).toBeNull()
  })
})
