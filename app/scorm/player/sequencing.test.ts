/** The sequencing of SCORM 2004 4th Edition (SN book) as the runtime plays it, package by package, on the real engine. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { activity, objective, rule, shared } from '#tests/e2e/scorm/activities.ts'
import { packageItem, packageStructure } from '../packages/package.fixtures.ts'
import type { PackageItem, PackageStructure, Sequencing } from '../package-structure.ts'
import type { PlayConfig, PlayState } from '../play-messages.ts'
import type { Snapshot } from './commit-queue.ts'
import { Runtime2004 } from './runtime-2004.ts'
import { Trace } from './trace.ts'

beforeEach(() => {
  vi.stubGlobal('window', globalThis)
  // The engine tells of every delivery.
  vi.spyOn(console, 'debug').mockReturnValue()
})
afterEach(() => vi.unstubAllGlobals())

type Kept = Pick<PlayConfig, 'states' | 'sequencing' | 'lastItemId'>

const none: Kept = { states: {}, sequencing: '', lastItemId: '' }

/** Plays a package as the shell does; `shown` is the item that is on the stage. */
function play(structure: PackageStructure, kept: Kept = none) {
  const config: PlayConfig = {
    ...{ structure, locale: 'it', siteOrigin: 'http://localhost', learner: { id: 'x', name: 'Ospite, Ginestra' } },
    ...{ windowId: 'w', sequence: 1, ...kept },
    texts: {
      ...{ contents: '', previous: '', next: '', opening: '', choose: '', not_yet: '', ended: '' },
      ...{ status_completed: '', status_passed: '', status_failed: '', status_incomplete: '' },
    },
  }
  let shown: string | null = null
  const stage = {
    leave: async () => {
      // A page that is left ends what it has begun, as nearly all packages do.
      const api = window.API_1484_11
      if (shown && api?.GetLastError) api.Terminate?.('')
      await Promise.resolve()
    },
    open: (address: string) => {
      shown = address.replace('.html', '')
      window.API_1484_11?.Initialize?.('')
    },
    hide: () => {
      shown = null
    },
  }
  const latest = new Map<string, Snapshot>()
  const keep = () => {
    const now = runtime.snapshot()
    if (now) latest.set(now.itemId, now)
  }
  const runtime = new Runtime2004(config, stage, { onWritten: keep, onView: () => undefined }, new Trace())
  const call = (name: string, ...given: string[]) => window.API_1484_11?.[name]?.(...given) ?? 'no runtime'
  /** Writes, ends, and lets the sequencing do what follows. */
  const end = async (values: Record<string, string> = {}) => {
    for (const [element, value] of Object.entries(values))
      expect(call('SetValue', element, value), element).toBe('true')
    call('Terminate', '')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const open = (item: PackageItem): boolean => runtime.view().isOpen(item)
  return {
    ...{ runtime, call, end },
    shown: () => shown,
    open: () =>
      structure.items.flatMap(function all(item): string[] {
        return [...(open(item) ? [item.id] : []), ...item.children.flatMap(all)]
      }),
    kept: (): Kept => {
      const states = [...latest].map(([id, { values, seconds, exit, ended }]): [string, PlayState] => {
        return [id, { values, seconds: seconds ?? 0, exit, ended }]
      })
      const last = [...latest.values()].at(-1)
      return { states: Object.fromEntries(states), sequencing: last?.sequencing ?? '', lastItemId: last?.itemId ?? '' }
    },
    whole: () => [...latest.values()].at(-1)?.whole,
  }
}

const sco = (id: string, sequencing: Sequencing | null = null, more: Partial<PackageItem> = {}) =>
  packageItem(id, { sequencing, ...more })
const folder = (id: string, sequencing: Sequencing, children: PackageItem[]) =>
  packageItem(id, { sequencing, launch: null, children })
const root = (sequencing: Sequencing, ...items: PackageItem[]) => ({ ...packageStructure('2004-4', items), sequencing })

const flow = activity({ controlMode: { flow: true } })
const flowOnly = activity({ controlMode: { flow: true, choice: false } })
const completed = { 'cmi.completion_status': 'completed' }
const passed = { 'cmi.success_status': 'passed' }
const failed = { 'cmi.success_status': 'failed' }
const request = (value: string) => ({ 'adl.nav.request': value })

test('flow: the first item opens by itself, then forwards and backwards, and nothing beyond the ends', async () => {
  const played = play(root(flow, sco('a'), sco('b'), sco('c')))
  await played.runtime.begin()
  expect([played.shown(), played.runtime.view().canPrevious, played.runtime.view().canNext]).toEqual(['a', false, true])
  await played.runtime.next()
  await played.runtime.next()
  expect([played.shown(), played.runtime.view().canPrevious, played.runtime.view().canNext]).toEqual([
    'c',
    true,
    expect.anything(),
  ])
  await played.runtime.previous()
  expect(played.shown()).toBe('b')
})

test('choice: any item can be chosen; without flow none opens of its own accord after another', async () => {
  const played = play(root(activity(), sco('a'), sco('b')))
  await played.runtime.begin()
  expect([played.shown(), played.open()]).toEqual(['a', expect.arrayContaining(['b'])])
  await played.runtime.open('b')
  expect(played.shown()).toBe('b')
})

test('without choice nothing can be chosen', async () => {
  const played = play(root(flowOnly, sco('a'), sco('b')))
  await played.runtime.begin()
  expect(played.open()).toEqual([])
  await played.runtime.open('b')
  expect(played.shown()).toBe('a')
})

test('forwardOnly: there is no way back', async () => {
  const played = play(root(activity({ controlMode: { flow: true, forwardOnly: true } }), sco('a'), sco('b')))
  await played.runtime.begin()
  await played.runtime.next()
  expect([played.shown(), played.runtime.view().canPrevious]).toEqual(['b', false])
  await played.runtime.previous()
  expect(played.shown()).toBe('b')
})

test('choiceExit false: who is within a part stays there', async () => {
  const inside = activity({ controlMode: { flow: true, choiceExit: false } })
  const played = play(root(flow, folder('parte', inside, [sco('a'), sco('b')]), sco('fuori')))
  await played.runtime.begin()
  expect(played.shown()).toBe('a')
  await played.runtime.open('fuori')
  expect(played.shown()).toBe('a')
  await played.runtime.open('b')
  expect(played.shown()).toBe('b')
})

test('skip: what is satisfied already is passed over', async () => {
  const skipped = activity({
    preConditionRules: [rule('skip', { condition: 'satisfied', referencedObjective: 'test' })],
    objectives: [
      objective('own', { isPrimary: true }),
      objective('test', {
        mapInfo: [shared('globale', { writeSatisfiedStatus: false, writeNormalizedMeasure: false })],
      }),
    ],
  })
  const tested = activity({ objectives: [objective('qui', { isPrimary: true, mapInfo: [shared('globale')] })] })
  const played = play(root(flow, sco('prova', tested), sco('lezione', skipped), sco('fine')))
  await played.runtime.begin()
  await played.end({ ...passed, ...completed, ...request('continue') })
  expect(played.shown()).toBe('fine')
})

test('disabled and hiddenFromChoice: neither can be chosen', async () => {
  const always = (action: string) => activity({ preConditionRules: [rule(action, 'always')] })
  const played = play(
    root(flow, sco('a'), sco('b', always('disabled')), sco('c', always('hiddenFromChoice')), sco('d')),
  )
  await played.runtime.begin()
  expect(played.open()).not.toEqual(expect.arrayContaining(['b']))
  expect(played.open()).not.toEqual(expect.arrayContaining(['c']))
  await played.runtime.open('b')
  expect(played.shown()).toBe('a')
})

test.each<[string, string | null]>([
  ['retry', 'b'],
  ['continue', 'c'],
  ['previous', 'a'],
  ['exitAll', null],
  ['retryAll', 'a'],
])('after an item: %s leads to %s', async (action, shown) => {
  const after = activity({ postConditionRules: [rule(action, { condition: 'satisfied', operator: 'not' })] })
  const played = play(root(flow, sco('a'), sco('b', after), sco('c')))
  await played.runtime.begin()
  await played.runtime.next()
  expect(played.shown()).toBe('b')
  await played.end({ ...failed, ...completed, ...request(action === 'continue' ? 'previous' : 'continue') })
  expect(played.shown()).toBe(shown)
})

test('exitParent: the part is left, and what comes after it follows', async () => {
  const after = activity({ postConditionRules: [rule('exitParent', 'satisfied')] })
  const part = activity({ controlMode: { flow: true }, postConditionRules: [rule('continue', 'always')] })
  const played = play(root(flow, folder('parte', part, [sco('a', after), sco('b')]), sco('c')))
  await played.runtime.begin()
  await played.end({ ...passed, ...request('continue') })
  expect(played.shown()).toBe('c')
})

test('an exit rule of a part ends it when an item in it ends', async () => {
  const part = activity({
    controlMode: { flow: true },
    exitConditionRules: [rule('exit', 'satisfied')],
    rollupRules: [
      {
        action: 'satisfied',
        conditionCombination: 'any',
        childActivitySet: 'any',
        minimumCount: 0,
        minimumPercent: 0,
        conditions: [{ condition: 'satisfied', operator: 'noOp' }],
      },
    ],
  })
  const played = play(root(flow, folder('parte', part, [sco('a'), sco('b')]), sco('c')))
  await played.runtime.begin()
  await played.end({ ...passed, ...completed, ...request('continue') })
  expect(played.shown()).toBe('c')
})

test.each([
  ['all completed', [completed, completed], 'completed'],
  ['one of two', [completed, { 'cmi.completion_status': 'incomplete' }], 'incomplete'],
])('rollup without rules, %s', async (_name, results, completion) => {
  const played = play(root(flow, sco('a'), sco('b')))
  await played.runtime.begin()
  await played.end({ ...results[0], ...request('continue') })
  await played.end({ ...results[1], ...request('exit') })
  expect(played.whole()).toMatchObject({ completion })
})

test('rollup by a rule: one of two is enough', async () => {
  const any = activity({
    controlMode: { flow: true },
    rollupRules: [
      {
        action: 'completed',
        conditionCombination: 'any',
        childActivitySet: 'atLeastCount',
        minimumCount: 1,
        minimumPercent: 0,
        conditions: [{ condition: 'completed', operator: 'noOp' }],
      },
    ],
  })
  const played = play(root(any, sco('a'), sco('b')))
  await played.runtime.begin()
  await played.end({ ...completed, ...request('exit') })
  expect(played.whole()).toMatchObject({ completion: 'completed' })
})

test('scores roll up by their weights', async () => {
  const weighted = (objectiveMeasureWeight: number) =>
    activity({ objectiveMeasureWeight, objectives: [objective('p', { isPrimary: true })] })
  const played = play(root(flow, sco('a', weighted(1)), sco('b', weighted(0.5))))
  await played.runtime.begin()
  await played.end({ 'cmi.score.scaled': '1', ...completed, ...request('continue') })
  await played.end({ 'cmi.score.scaled': '0.4', ...completed, ...request('exit') })
  expect(played.whole()?.scaled).toBeCloseTo(0.8)
})

test('an objective of the whole package: one item writes it, another reads it', async () => {
  const writer = activity({
    objectives: [objective('p', { isPrimary: true }), objective('mia', { mapInfo: [shared('globale')] })],
  })
  const reader = activity({
    objectives: [objective('p', { isPrimary: true }), objective('sua', { mapInfo: [shared('globale')] })],
  })
  const played = play(root(flow, sco('a', writer), sco('b', reader)))
  await played.runtime.begin()
  const at = [0, 1].find((index) => played.call('GetValue', `cmi.objectives.${index}.id`) === 'mia')
  await played.end({
    [`cmi.objectives.${at}.success_status`]: 'passed',
    [`cmi.objectives.${at}.score.scaled`]: '0.7',
    ...request('continue'),
  })
  expect(played.shown()).toBe('b')
  const there = [0, 1].find((index) => played.call('GetValue', `cmi.objectives.${index}.id`) === 'sua')
  expect(played.call('GetValue', `cmi.objectives.${there}.success_status`)).toBe('passed')
  expect(played.call('GetValue', `cmi.objectives.${there}.score.scaled`)).toBe('0.7')
})

test('an attempt limit: not once more', async () => {
  const once = activity({ attemptLimit: 1 })
  const played = play(root(flow, sco('a', once), sco('b')))
  await played.runtime.begin()
  await played.end({ ...completed, ...request('continue') })
  expect(played.shown()).toBe('b')
  await played.runtime.open('a')
  expect(played.shown()).toBe('b')
})

test.each<[string, string | null]>([
  ['continue', 'c'],
  ['previous', 'a'],
  ['{target=c}choice', 'c'],
  ['{target=a}jump', 'a'],
  ['exitAll', null],
  ['suspendAll', null],
  ['abandonAll', null],
  ['exit', null],
  ['abandon', null],
  ['', 'b'],
])('adl.nav.request %s leads to %s', async (asked, shown) => {
  const played = play(root(flow, sco('a'), sco('b'), sco('c')))
  await played.runtime.begin()
  await played.runtime.next()
  expect(played.shown()).toBe('b')
  await played.end(asked === '' ? {} : request(asked))
  expect(played.shown()).toBe(shown)
})

test('adl.nav.request_valid says what would be done', async () => {
  const hidden = activity({ preConditionRules: [rule('disabled', 'always')] })
  const played = play(root(flow, sco('a'), sco('b'), sco('c', hidden)))
  await played.runtime.begin()
  const valid = (what: string) => played.call('GetValue', `adl.nav.request_valid.${what}`)
  expect(['continue', 'previous', 'choice.{target=b}', 'choice.{target=c}', 'choice.{target=x}'].map(valid)).toEqual([
    'true',
    'false',
    'true',
    'false',
    'false',
  ])
})

test('suspendAll: the next opening goes on where it was, with what was written', async () => {
  const structure = root(flow, sco('a'), sco('b'), sco('c'))
  const played = play(structure)
  await played.runtime.begin()
  await played.runtime.next()
  await played.end({ 'cmi.location': 'qui', 'cmi.exit': 'suspend', ...request('suspendAll') })
  const again = play(structure, played.kept())
  await again.runtime.begin()
  expect([again.shown(), again.call('GetValue', 'cmi.location'), again.call('GetValue', 'cmi.entry')]).toEqual([
    'b',
    'qui',
    'resume',
  ])
})

test('a chosen and shuffled order stays what it was when the package is opened again', async () => {
  const random = activity({
    ...{
      controlMode: { flow: true },
      selectionTiming: 'once',
      selectCount: 4,
      randomizationTiming: 'once',
      reorderChildren: true,
    },
  })
  const ids = Array.from({ length: 12 }, (_, at) => `i${at}`)
  const structure = root(random, ...ids.map((id) => sco(id)))
  const walk = async (played: ReturnType<typeof play>) => {
    const seen = [played.shown()]
    for (let step = 0; step < 12 && played.runtime.view().canNext; step += 1) {
      const before = played.shown()
      await played.runtime.next()
      if (played.shown() === before || played.shown() === null) break
      seen.push(played.shown())
    }
    return seen
  }
  const played = play(structure)
  await played.runtime.begin()
  const kept = played.kept()
  const first = await walk(played)
  expect(new Set(first).size).toBe(4)
  const again = play(structure, kept)
  await again.runtime.begin()
  expect(await walk(again)).toEqual(first)
})
