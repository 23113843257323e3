import { describe, expect, test } from 'vitest'
import { personalDataIn } from './personal-data.ts'

describe('personal data', () => {
  const found: [string, string[]][] = [
    ['scrivetemi a nina.prova@comune.example quando volete', ['email']],
    ['nina.prova (at) comune.example', ['email']],
    ['Nina@Prova.Example', ['email']],
    ['chiamatela al 333 1234567', ['phone']],
    ['il numero è 3331234567.', ['phone']],
    ['tel. 039/123456', ['phone']],
    ['+39 039 12 34 56', ['phone']],
    ['0039 333 123 4567', ['phone']],
    ['(02) 1234 5678', ['phone']],
    ['RSSMRA80A01F205X', ['fiscal_code']],
    ['è rss mra 80a01 f205x, mi pare', ['fiscal_code']],
    ['RSSMRAULALMFNLPX?', []],
    ['RSSMRA8LA0MF2LRX', ['fiscal_code']],
    ['nina@prova.example e 333-1234567', ['email', 'phone']],
  ]
  test.each(found)('%s', (text, kinds) => {
    expect(personalDataIn(text)).toEqual(kinds)
  })

  const clean = [
    'Prima voglio che capisca lei, non chi la accompagna.',
    'La scadenza è il 12/03/2026, alle 14:30, in via dei Mulini 8.',
    'Il 2026-03-12 tornerà con 3 documenti.',
    'È il D.P.R. 223 del 1989, articolo 13.',
    'In coda ce n’erano 6, ieri 12, a maggio 140.',
    'Nel 2018 2019 2020 abbiamo fatto così.',
    'Aveva 1.200 euro da parte, poi 15.000.',
    'Gli operatori @ sportello',
    '',
  ]
  test.each(clean)('nothing in: %s', (text) => {
    expect(personalDataIn(text)).toEqual([])
  })
})
