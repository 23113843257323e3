import { expect, test } from 'vitest'
import { arePrerequisitesMet, parsePrerequisites, type LessonStatus } from './prerequisites.ts'

const statuses = new Map<string, LessonStatus>([
  ['P', 'passed'],
  ['C', 'completed'],
  ['F', 'failed'],
  ['I', 'incomplete'],
  ['B', 'browsed'],
  ['N', 'not attempted'],
])

test.each<[string, boolean]>([
  ['', true],
  ['P', true],
  ['C', true],
  ['F', false],
  ['I', false],
  ['B', false],
  ['N', false],
  ['missing', false],
  ['~I', true],
  ['~P', false],
  ['~~P', true],
  ['P & C', true],
  ['P&F', false],
  ['P|F', true],
  ['I | F', false],
  // And binds more than or.
  ['P | I & I', true],
  ['(P | I) & I', false],
  ['P & ~F & (I | C)', true],
  ['F=failed', true],
  ['F = FAILED', true],
  ['F=f', true],
  ['I=incomplete', true],
  ['B=browsed', true],
  ['N=not attempted', true],
  ['N="not attempted"', true],
  ['N=n', true],
  ['missing="not attempted"', true],
  ['P=completed', false],
  ['P<>passed', false],
  ['F <> passed', true],
  ['~(F=failed)', false],
  ['2*{P, C, F}', true],
  ['3*{P, C, F}', false],
  ['1*{F, I=incomplete}', true],
  ['0*{F}', true],
  ['2*{P & F, C, ~I}', true],
  ['{P, C}', true],
  ['{P, F}', false],
  ['1*{2*{P,C}, F}', true],
  // What nobody can read keeps nobody out.
  ['P &', true],
  ['(I', true],
])('%s: %s', (script, expected) => {
  expect(arePrerequisitesMet(script, statuses)).toBe(expected)
})

test.each<[string, number]>([
  ['P &', 3],
  ['& P', 0],
  ['P C', 2],
  ['(P', 2],
  ['P)', 1],
  ['P=finished', 2],
  ['P=', 2],
  ['x*{P}', 2],
  ['2*P', 2],
  ['2*{}', 3],
  ['2*{P', 4],
  ['""', 2],
  ['P"', 1],
])('%s cannot be read at %i', (script, at) => {
  const parsed = parsePrerequisites(script)
  expect(parsed.ok ? 'read' : parsed.at).toBe(at)
})

test('names the items once each', () => {
  const parsed = parsePrerequisites('A-1 & (B.2 | ~A-1) & 1*{C_3, B.2=passed}')
  expect(parsed.ok && parsed.ids).toEqual(['A-1', 'B.2', 'C_3'])
})

test.each(['('.repeat(100_000), '~'.repeat(100_000), 'A&'.repeat(100_000), '{'.repeat(100_000), '"'.repeat(100_001)])(
  'an endless script costs nothing',
  (script) => {
    const start = performance.now()
    expect(parsePrerequisites(script).ok).toBe(false)
    expect(performance.now() - start).toBeLessThan(1000)
  },
)
