import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeTexts } from './merge-texts.ts'

const lines = Array.from({ length: 12 }, (_, at) => `Riga ${at + 1}.`)
const text = (changes: Record<number, string> = {}) =>
  `${lines.map((line, at) => changes[at + 1] ?? line).join('\n')}\n`

test('changes in different places are one text', () => {
  const merged = mergeTexts(text(), text({ 2: 'Mia.\nE un’altra mia.' }), text({ 9: 'Tua.' }))
  expect(merged).toBe(text({ 2: 'Mia.\nE un’altra mia.', 9: 'Tua.' }))
})

test('it does not matter who saved first', () => {
  const [one, other] = [text({ 1: 'Prima.' }), text({ 12: 'Ultima.' })]
  expect(mergeTexts(text(), one, other)).toBe(mergeTexts(text(), other, one))
})

test.each([
  ['the same line', text({ 5: 'Mia.' }), text({ 5: 'Tua.' })],
  ['lines that touch', text({ 5: 'Mia.' }), text({ 6: 'Tua.' })],
  ['a line that the other took out', text({ 5: 'Mia.' }), text().replace('Riga 5.\n', '')],
])('%s are for somebody to decide', (_name, mine, theirs) => {
  expect(mergeTexts(text(), mine, theirs)).toBeNull()
})

test('where one changed nothing the text is the other’s', () => {
  const changed = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 })
  fc.assert(
    fc.property(changed, (places) => {
      const other = text(Object.fromEntries(places.map((at) => [at, `Altra ${at}.`])))
      expect(mergeTexts(text(), text(), other)).toBe(other)
      expect(mergeTexts(text(), other, text())).toBe(other)
    }),
  )
})
