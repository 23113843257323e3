import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { realPeopleIn } from './real-people.ts'

const kindsAndWords = (text: string) => realPeopleIn('x.mdx', text).map(({ kind, text: words }) => [kind, words])

describe('what could lead to a real person', () => {
  test.each<[string, [string, string][]]>([
    ['Scrivi a nina.prova@comune.invalid domani.', [['email', 'nina.prova@comune.invalid']]],
    ['Chiama il 333 1234567 dopo le nove.', [['phone', '333 1234567']]],
    ['Il codice è RSSMRA80A01F205X, dice.', [['fiscal_code', 'RSSMRA80A01F205X']]],
    ['Arriva con la AB 123 CD della cooperativa.', [['plate', 'AB 123 CD']]],
    ['Mostra il passaporto YA1234567, scaduto.', [['document', 'YA1234567']]],
    ['Sul passaporto ucraino c’è FX123456.', [['document', 'FX123456']]],
    ['La carta d’identità è CA12345AB.', [['document', 'CA12345AB']]],
    ['Il permesso di soggiorno è I01234567.', [['document', 'I01234567']]],
    ['Il conto è IT60 X054 2811 1010 0000 0123 456.', [['document', 'IT60 X054 2811 1010 0000 0123 456']]],
    ['È nata a Lecco il 3 marzo 2001, dice.', [['birth', 'nata a Lecco il 3 marzo 2001']]],
    ['È nato il 03/03/2001.', [['birth', 'nato il 03/03/2001']]],
    ['Abita in via dei Mulini 8, al terzo piano.', [['address', 'via dei Mulini 8']]],
    ['Abita in Viale Brianza, 12/b.', [['address', 'Viale Brianza, 12/b']]],
    ['Poi entra la signora Rosa Fontechiara.', [['name', 'Rosa Fontechiara']]],
    ['Al banco c’è Rosa Fontechiara, di nuovo.', [['name', 'Rosa Fontechiara']]],
    ['Al banco c’è **Rosa Fontechiara**, di nuovo.', [['name', 'Rosa Fontechiara']]],
    ['Al banco c’è Rosa **Fontechiara**, di nuovo.', [['name', 'Rosa Fontechiara']]],
    ['Al banco c’è *Rosa* _Fontechiara_, di nuovo.', [['name', 'Rosa Fontechiara']]],
    ['Al banco c’è ***Rosa*** Fontechiara.', [['name', 'Rosa Fontechiara']]],
    ['La dott.ssa **Rosa** ~~Fontechiara~~ entra.', [['name', 'Rosa Fontechiara']]],
    ['Lo dice [Rosa Fontechiara](https://a.example/x "Chi è") ogni giorno.', [['name', 'Rosa Fontechiara']]],
    ['Lo dice Rosa [**Fontechiara**](https://a.example/x).', [['name', 'Rosa Fontechiara']]],
    ['Abita in via **dei Mulini** 8, al terzo piano.', [['address', 'via dei Mulini 8']]],
    ['È **nata** a Lecco il *3 marzo* 2001, dice.', [['birth', 'nata a Lecco il 3 marzo 2001']]],
    ['Scrivi [qui](mailto:nina.prova@comune.invalid).', [['email', 'nina.prova@comune.invalid']]],
    ['Lo scrive anche Rosa Maria Fontechiara.', [['name', 'Rosa Maria Fontechiara']]],
  ])('%s', (text, found) => {
    expect(kindsAndWords(text)).toEqual(found)
  })

  test.each([
    'Scrivi a nina.prova@comune.example domani.',
    'Nel 2018 abbiamo visto 140 persone, a maggio 12.',
    'È nata nel 1994 e ha due figli.',
    'Amira entra. Rosa la saluta, Idris aspetta.',
    'Secondo **Rosa** [non](https://a.example) serve, e un_nome_lungo resta.',
    '* Amira entra.\n* Rosa la saluta, 3 * Idris * 4.',
    'Secondo Rosa non serve, dice il Comune di Lissone.',
    'Lo prevede la Convenzione ONU, e poi la Corte Costituzionale.',
    'Passa dal Visconteo Sud Milano ogni martedì, in via Fornace.',
    '<Source title="Un libro" author="Anna Verdesca" year="2019" />',
    'D.P.R. 223 del 1989, articolo 13, comma 2.',
    'Il permesso dura 2 anni, la carta costa 3040 lire nel 2001.',
    'È la strada dell’articolo 403, e resta via per 3 giorni.',
  ])('nothing in: %s', (text) => {
    expect(kindsAndWords(text)).toEqual([])
  })

  test('each is told once, at the line where it stands first', () => {
    const text = 'Uno.\n\nAl banco c’è Rosa Fontechiara.\nEcco ancora Rosa Fontechiara.\n'
    expect(realPeopleIn('a.mdx', text)).toEqual([
      { path: 'a.mdx', kind: 'name', text: 'Rosa Fontechiara', line: 3, column: 14 },
    ])
  })

  test('the place is that in the text, marks and all', () => {
    const text = 'Uno **due** [tre](https://a.example).\n\n**Poi** al banco c’è _Rosa_ **Fontechiara**.\n'
    const [found] = realPeopleIn('a.mdx', text)
    expect(found).toMatchObject({ line: 3, column: 23, text: 'Rosa Fontechiara' })
    expect(text.split('\n')[2]?.slice(22)).toMatch(/^Rosa_ /)
  })

  test('a text of nothing but marks takes no time', () => {
    const started = Date.now()
    for (const mark of ['[', '](', '*', '_', '[a](', '**a ', '~', 'a', 'A', '1 '])
      realPeopleIn('a.mdx', mark.repeat(200_000 / mark.length))
    expect(Date.now() - started).toBeLessThan(5000)
  })

  test('the courses hold nothing but names that were invented or belong to authors, and streets of no town', () => {
    const found = globSync('courses/**/*.mdx').flatMap((file) => realPeopleIn(file, readFileSync(file, 'utf8')))
    expect(found.filter(({ kind }) => !['name', 'address'].includes(kind))).toEqual([])
  })
})
