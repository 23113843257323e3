import { expect, test } from 'vitest'
import { registerText } from './register-text.ts'
import type { Register } from './schemas.ts'

const edition: Register['edition'] = {
  ...{ id: '00000000-0000-4000-8000-0000000000e1', name: 'Autunno', course: 'Nomi e date', ambito: 'Ambito di Prova' },
  ...{ mode: 'blended', place: '', startsOn: '2026-12-01', endsOn: null, thresholdPercent: 80 },
  ...{ attendanceRule: 'declared_on_completion', fund: '', projectCode: '', cup: '', teachers: [] },
}

function facts(changes: Partial<Register['edition']>) {
  const all = registerText('it').facts({ edition: { ...edition, ...changes } })
  return Object.fromEntries(all.map(({ label, value }) => [label, value]))
}

test('an edition without a last day has only its first, and is not read as one day', () => {
  expect(facts({})).toMatchObject({ Periodo: 'dal 1º dicembre 2026' })
  expect(facts({ endsOn: '2026-12-01' })).toMatchObject({ Periodo: 'il 1º dicembre 2026' })
})

test('where only meetings count, the register does not speak of the length of lessons', () => {
  expect(facts({})).toMatchObject({ 'Minuti riconosciuti': 'la durata dichiarata di ogni lezione completata' })
  for (const mode of ['in_person', 'live_online'] as const)
    expect(facts({ mode })).toMatchObject({
      'Minuti riconosciuti': 'la presenza agli incontri: le lezioni li accompagnano e non aggiungono minuti',
    })
})
