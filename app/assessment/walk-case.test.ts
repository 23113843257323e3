import { describe, expect, test } from 'vitest'
import type { AnswerValue } from './schemas.ts'
import { someCase } from './spec.fixtures.ts'
import { caseAnswerProblem, walkCase, type CaseAnswer } from './walk-case.ts'

const decide = (option: string, reason = 'Perché sì'): CaseAnswer => ({
  itemId: 'scelta',
  value: { type: 'decision', option, reason },
})
const goOn: CaseAnswer = { itemId: 'mezzo', value: { type: 'continue' } }
const reflect = (text = 'Ho capito'): CaseAnswer => ({ itemId: 'pensiero', value: { type: 'reflection', text } })

describe('the walk', () => {
  const walks: [string, CaseAnswer[], string[], { kind: string; itemId: string } | null, boolean][] = [
    ['begins at the start', [], ['inizio'], { kind: 'decision', itemId: 'scelta' }, false],
    ['takes the long way', [decide('ascolto')], ['inizio', 'mezzo'], { kind: 'continue', itemId: 'mezzo' }, false],
    [
      'goes on to the end, which waits for its reflection',
      [decide('ascolto'), goOn],
      ['inizio', 'mezzo', 'fine'],
      { kind: 'reflection', itemId: 'pensiero' },
      false,
    ],
    ['ends the long way', [decide('ascolto'), goOn, reflect()], ['inizio', 'mezzo', 'fine'], null, true],
    ['takes the short way', [decide('rimando')], ['inizio', 'fine'], { kind: 'reflection', itemId: 'pensiero' }, false],
    ['ends the short way', [decide('rimando'), reflect()], ['inizio', 'fine'], null, true],
  ]
  test.each(walks)('%s', (_name, given, scenes, pending, finished) => {
    const walk = walkCase(someCase(), given)
    expect(walk.steps.map(({ sceneId }) => sceneId)).toEqual(scenes)
    expect([walk.pending, walk.finished]).toEqual([pending, finished])
  })

  test('shows no later scene before the answer that earns it, nor readings, rubric and debrief (P3)', () => {
    expect(JSON.stringify(walkCase(someCase(), []).steps)).not.toContain('SEGRETO')
    const half = JSON.stringify(walkCase(someCase(), [decide('ascolto')]).steps)
    expect(half).toContain('SEGRETO mezzo')
    expect(half).not.toContain('SEGRETO fine')
    const whole = JSON.stringify(walkCase(someCase(), [decide('ascolto'), goOn, reflect()]))
    expect(whole).not.toMatch(/SEGRETO (lettura|criterio|conclusione)/)
  })

  test('does not say where an option leads, nor what came of it before it is taken', () => {
    const before = JSON.stringify(walkCase(someCase(), []).steps)
    expect(before).not.toMatch(/"to"|outcomeHtml":"|Racconta/)
    const [, second] = walkCase(someCase(), [decide('ascolto')]).steps
    expect(second?.outcomeHtml).toBe('<p>Racconta.</p>')
  })

  test('keeps choice, reason and reflection', () => {
    const { steps } = walkCase(someCase(), [decide('rimando', 'Non è mio'), reflect('Ci penso')])
    expect(steps[0]?.decision?.options.map(({ id, chosen }) => [id, chosen])).toEqual([
      ['ascolto', false],
      ['rimando', true],
    ])
    expect([steps[0]?.decision?.reason, steps[1]?.reflection?.text]).toEqual(['Non è mio', 'Ci penso'])
  })

  test('a path in a circle is an error, not an endless walk', () => {
    const spec = someCase()
    for (const scene of spec.scenes) if (scene.id === 'mezzo') scene.next = 'inizio'
    expect(() => walkCase(spec, [decide('ascolto'), goOn])).toThrow('leads nowhere')
  })
})

describe('an answer the case does not take', () => {
  const open = [] as const
  const problems: [string, readonly CaseAnswer[], string, AnswerValue, string | null][] = [
    ['the decision', open, 'scelta', { type: 'decision', option: 'ascolto', reason: 'Perché sì' }, null],
    [
      'an option that is none',
      open,
      'scelta',
      { type: 'decision', option: 'altro', reason: 'Perché sì' },
      'choose_one',
    ],
    ['a reason too short', open, 'scelta', { type: 'decision', option: 'ascolto', reason: 'Boh' }, 'reason_short'],
    [
      'a reason too long',
      open,
      'scelta',
      { type: 'decision', option: 'ascolto', reason: 'x'.repeat(21) },
      'reason_long',
    ],
    ['the wrong kind', open, 'scelta', { type: 'continue' }, 'not_current'],
    ['a later item', open, 'pensiero', { type: 'reflection', text: 'Prima del tempo' }, 'not_current'],
    [
      'an earlier item',
      [decide('ascolto')],
      'scelta',
      { type: 'decision', option: 'rimando', reason: 'Ripenso' },
      'not_current',
    ],
    ['going on', [decide('ascolto')], 'mezzo', { type: 'continue' }, null],
    ['a reflection too short', [decide('rimando')], 'pensiero', { type: 'reflection', text: 'eh' }, 'reason_short'],
    [
      'a reflection too long',
      [decide('rimando')],
      'pensiero',
      { type: 'reflection', text: 'x'.repeat(31) },
      'reason_long',
    ],
    ['a reflection', [decide('rimando')], 'pensiero', { type: 'reflection', text: 'Ho capito' }, null],
    [
      'anything at the end',
      [decide('rimando'), reflect()],
      'pensiero',
      { type: 'reflection', text: 'Ancora' },
      'not_current',
    ],
  ]
  test.each(problems)('%s', (_name, given, itemId, value, reason) => {
    expect(caseAnswerProblem(walkCase(someCase(), given), itemId, value)).toBe(reason)
  })
})
