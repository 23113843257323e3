import { expect, test } from 'vitest'
import { loadValues } from './load-values.ts'

test('lists are given back from their beginning, identifiers and types before what needs them', () => {
  const given: string[] = []
  const elements = [
    'cmi.location',
    'cmi.interactions.10.id',
    'cmi.interactions.2.correct_responses.10.pattern',
    'cmi.interactions.2.correct_responses.9.pattern',
    'cmi.interactions.2.type',
    'cmi.interactions.2.id',
    'cmi.comments_from_learner.11.comment',
    'cmi.comments_from_learner.3.comment',
  ]
  const restore = (element: string) => `${given.push(element)}`
  loadValues(restore, { ...Object.fromEntries(elements.map((one) => [one, 'x'])), 'cmi.suspend_data': '' })
  expect(given).toEqual([
    'cmi.comments_from_learner.3.comment',
    'cmi.comments_from_learner.11.comment',
    'cmi.interactions.2.id',
    'cmi.interactions.2.type',
    'cmi.interactions.2.correct_responses.9.pattern',
    'cmi.interactions.2.correct_responses.10.pattern',
    'cmi.interactions.10.id',
    'cmi.location',
  ])
})

test('a value that the engine does not take costs no other', () => {
  const given: string[] = []
  const restore = (element: string) => {
    if (element === 'cmi.score.raw') throw new Error('406')
    given.push(element)
    return 'true'
  }
  loadValues(restore, { 'cmi.score.raw': 'molto', 'cmi.suspend_data': 'x' })
  expect(given).toEqual(['cmi.suspend_data'])
})
