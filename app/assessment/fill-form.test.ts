import { describe, expect, test } from 'vitest'
import { emptyRequired, fieldProblem, formState } from './fill-form.ts'
import type { AnswerValue, FormField, FormSpec } from './schemas.ts'

const field = (id: string, kind: FormField['kind'], required = true): FormField => ({
  ...{ id, kind, required, label: `Campo ${id}`, hintHtml: null },
  options: kind === 'choice' ? ['Sì', 'No'] : [],
  modelHtml: `<p>MODELLO ${id}</p>`,
  whyHtml: `<p>PERCHE ${id}</p>`,
})

const spec: FormSpec = {
  ...{ kind: 'form', id: 'scheda', title: 'Scheda', introHtml: '<p>Una famiglia.</p>' },
  fields: [field('riga', 'line'), field('testo', 'text', false), field('giorno', 'date')],
}

describe('a field', () => {
  test.each<[string, FormField['kind'], string, string | null]>([
    ['empty', 'line', '', null],
    ['empty date', 'date', '', null],
    ['line as long as may be', 'line', 'a'.repeat(200), null],
    ['line too long', 'line', 'a'.repeat(201), 'field_long'],
    ['text as long as may be', 'text', 'a'.repeat(4000), null],
    ['text too long', 'text', 'a'.repeat(4001), 'field_long'],
    ['choice that is offered', 'choice', 'No', null],
    ['choice that is not', 'choice', 'Forse', 'field_choice'],
    ['day', 'date', '2024-02-29', null],
    ['day that is none', 'date', '2026-02-29', 'field_date'],
    ['day as people write it', 'date', '12/03/2026', 'field_date'],
    ['month that is none', 'date', '2026-13-01', 'field_date'],
  ])('%s', (_name, kind, text, problem) => {
    expect(fieldProblem(field('uno', kind), text)).toBe(problem)
  })
})

const answers = (texts: Record<string, string>) =>
  Object.entries(texts).map(([itemId, text]) => ({ itemId, value: { type: 'field', text } satisfies AnswerValue }))

test('lacks the required fields that are empty, also after they were emptied again', () => {
  const given = (texts: Record<string, string>) => new Map(answers(texts).map(({ itemId, value }) => [itemId, value]))
  expect(emptyRequired(spec, given({}))).toEqual(['riga', 'giorno'])
  expect(emptyRequired(spec, given({ riga: 'x', giorno: '' }))).toEqual(['giorno'])
  expect(emptyRequired(spec, given({ riga: 'x', giorno: '2026-03-12' }))).toEqual([])
})

describe('what the page shows', () => {
  const attempt = { id: 'a1', number: 1, submitted: false, journal: answers({ riga: 'prima', testo: 'ciao' }) }

  test('is the family alone before the first attempt', () => {
    const state = formState(spec, [])
    expect(state).toMatchObject({ canStart: true, completed: false, attempt: null, introHtml: '<p>Una famiglia.</p>' })
  })

  test('has the latest texts and no model while the form is open', () => {
    const journal = [...attempt.journal, ...answers({ riga: 'dopo' })]
    const state = formState(spec, [{ ...attempt, journal }])
    expect(state.attempt?.fields.map(({ text }) => text)).toEqual(['dopo', 'ciao', ''])
    expect(state.canStart).toBe(false)
    expect(JSON.stringify(state)).not.toMatch(/MODELLO|PERCHE|modelHtml/)
  })

  test('has the models once it is handed in, and no more when one starts again', () => {
    const handedIn = { ...attempt, submitted: true }
    const state = formState(spec, [handedIn])
    expect(state.attempt?.fields[0]?.model).toEqual({ html: '<p>MODELLO riga</p>', whyHtml: '<p>PERCHE riga</p>' })
    expect(state).toMatchObject({ canStart: true, completed: true })
    const again = formState(spec, [handedIn, { id: 'a2', number: 2, submitted: false, journal: [] }])
    expect(JSON.stringify(again)).not.toMatch(/MODELLO|PERCHE/)
    expect(again).toMatchObject({ canStart: false, completed: true })
  })
})
