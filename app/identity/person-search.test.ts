import { beforeAll, describe, expect, test } from 'vitest'
import { sql, transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { createPeople } from './create-people.server.ts'
import { personCondition, readPersonSearch } from './person-search.server.ts'
import { foldName, typedFiscalCode, wordsOf } from './person-search.ts'

describe('what was typed', () => {
  test.each([
    ['Nicolò', 'nicolo'],
    ['D’Angelò', 'dangelo'],
    ["D'ANGELO", 'dangelo'],
    ['Łukasz Øster', 'lukasz oster'],
    ['Muñoz-Gómez', 'munoz-gomez'],
  ])('%s is folded to %s', (name, folded) => {
    expect(foldName(name)).toBe(folded)
  })

  test.each([
    ['  Rossi,  ANNA ', ['rossi', 'anna']],
    ['100% _', ['100']],
    ['%', []],
    ['a b c d e f g h', ['a', 'b', 'c', 'd', 'e', 'f']],
  ])('%j asks for %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  test.each([
    ['rss mra 85t10 a562s', 'RSSMRA85T10A562S'],
    ['RSSMRA85T10A562T', null],
    ['RSSMRA85T10', null],
  ])('%j is the fiscal code %j', (text, code) => {
    expect(typedFiscalCode(text)).toBe(code)
  })

  test('nothing typed asks for nobody in particular', () => {
    expect([undefined, '', '  ', '-'].map(readPersonSearch)).toEqual([null, null, null, null])
  })

  test('a fiscal code is not kept in clear', () => {
    expect(JSON.stringify(readPersonSearch('RSSMRA85T10A562S'))).not.toContain('RSSMRA')
  })
})

describe('the people found', () => {
  beforeAll(async () => {
    const people = [
      { givenName: 'Nicolò', familyName: 'D’Angelò', fiscalCode: 'FNTGLI80A41Z999C' },
      { givenName: 'Łucja', familyName: 'Ørsted Muñoz', fiscalCode: 'BNCLCU99T71Z998X' },
      { givenName: 'Иван', familyName: 'Петров', fiscalCode: 'RSSMRA85T10A562S' },
    ].map((person) => ({ id: newId(), account: null, ...person }))
    await transaction((tx) => createPeople(tx, people))
  })

  test.each([
    ['dangelo', ['D’Angelò']],
    ["d'angelo NICOLO", ['D’Angelò']],
    ['nicolò angel', ['D’Angelò']],
    ['munoz lucja', ['Ørsted Muñoz']],
    ['ØRSTED', ['Ørsted Muñoz']],
    ['петров', ['Петров']],
    ['dangelo lucja', []],
    ['fntgli80a41z999c', ['D’Angelò']],
    ['FNTGLI80A41', []],
    ["x' OR '1'='1", []],
  ])('by %j: %j', async (text, found) => {
    const rows = await sql()<{ name: string }[]>`
      SELECT p.family_name AS name FROM person p WHERE ${personCondition(readPersonSearch(text))}`
    expect(rows.map(({ name }) => name)).toEqual(found)
  })
})
