import { expect, test } from 'vitest'
import { planOf } from './plan-rule.ts'

const form = {
  ...{ topic: 'Nomi e date', place: 'Sala consiliare', url: 'https://stanza.example/a' },
  ...{ day: '2026-12-10', from: '09:00', to: '11:00' },
}

test('an online meeting has no place, whatever the form proposed; one in person keeps it', () => {
  expect(planOf({ ...form, mode: 'live_online' })).toMatchObject({ place: '', url: 'https://stanza.example/a' })
  expect(planOf({ ...form, mode: 'in_person' })).toMatchObject({ place: 'Sala consiliare' })
})
