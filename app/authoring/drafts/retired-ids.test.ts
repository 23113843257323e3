import { expect, test } from 'vitest'
import { retiredIn, withRetired, withoutReturned } from './retired-ids.ts'

const yaml = '# Un corso\nid: prova\nretired:\n  - caso-uno\n  - caso-uno-bis\n  - quiz-vecchio\n'

test('ids are retired once, and what else is written stays', () => {
  expect(withRetired(yaml, ['caso-uno', 'altro'])).toBe(`${yaml}  - altro\n`)
  expect(retiredIn(withRetired('id: prova\n', ['a', 'b']))).toEqual(['a', 'b'])
})

test('what a text brings back is retired no more, but for what an earlier version had retired', () => {
  const text = '---\nid: lezione\n---\n\n<Case id="caso-uno" />\n\n<Quiz id="quiz-vecchio" />\n'
  expect(retiredIn(withoutReturned(yaml, text, 'retired: [quiz-vecchio]'))).toEqual(['caso-uno-bis', 'quiz-vecchio'])
  expect(withoutReturned(yaml, 'Nessun id.', '')).toBe(yaml)
  expect(withoutReturned('id: prova\nretired: [a]\n', '<Quiz id="a" />', '')).toBe('id: prova\n')
})

test('what cannot be read has no ids, and stays', () => {
  const broken = 'id: [prova\n'
  expect(retiredIn(broken)).toEqual([])
  expect(withRetired(broken, ['a'])).toBe(broken)
})
