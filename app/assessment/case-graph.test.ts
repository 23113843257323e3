import { describe, expect, test } from 'vitest'
import { layOutCase, nodeWidth, waysOf } from './case-graph.ts'
import { drawCase, type PictureNotes } from './case-picture.ts'
import type { CaseSpec, Scene } from './schemas.ts'
import { someCase } from './spec.fixtures.ts'

/** A case from a drawing: each scene with where it leads; several ways are a decision, none is an end. */
function caseOf(ways: Record<string, string[]>): CaseSpec {
  const scenes = Object.entries(ways).map(([id, to]): Scene => {
    const options = to.map((one, index) => ({ id: `o${index + 1}`, html: one, to: one, outcomeHtml: null }))
    const decision = { id: `d-${id}`, promptHtml: '', counters: [], reasonMin: 0, reasonMax: 9, options }
    const exit = to.length > 1 ? { next: null, decision } : { next: to[0] ?? null, decision: null }
    return { id, title: id, html: '', counters: [], end: to.length === 0, reflection: null, ...exit }
  })
  return { ...someCase(), start: scenes[0]?.id ?? '', scenes }
}

const notes: PictureNotes = {
  own: new Set(),
  untold: () => null,
  underScene: () => '',
  onWay: () => ({ text: '', thickness: 2 }),
}

describe('the picture of a case', () => {
  const wide = caseOf({ a: ['b', 'c', 'd'], b: ['e', 'f'], c: ['f', 'a2'], d: ['e', 'e'], a2: ['f'], e: [], f: [] })

  test('has a way for each option, with its letter, and for going on', () => {
    expect(waysOf(someCase()).map(({ key, letter, from, to }) => [key, letter, from, to])).toEqual([
      ['scelta/ascolto', 'A', 'inizio', 'mezzo'],
      ['scelta/rimando', 'B', 'inizio', 'fine'],
      ['mezzo', '', 'mezzo', 'fine'],
    ])
  })

  test('puts every scene below those that lead to it', () => {
    for (const spec of [someCase(), wide]) {
      const { nodes, edges } = layOutCase(spec)
      const y = (id: string) => nodes.find((node) => node.id === id)?.y ?? 0
      for (const { from, to } of edges) expect(y(to)).toBeGreaterThan(y(from))
    }
  })

  test('lets no two scenes lie on one another, and all within', () => {
    const { nodes, width, height } = layOutCase(wide)
    for (const [index, node] of nodes.entries()) {
      expect(node.x - nodeWidth / 2).toBeGreaterThanOrEqual(0)
      expect(node.x + nodeWidth / 2).toBeLessThanOrEqual(width)
      expect(node.y).toBeLessThan(height)
      for (const other of nodes.slice(index + 1)) {
        expect(node.y !== other.y || Math.abs(node.x - other.x) >= nodeWidth).toBe(true)
      }
    }
  })

  test('keeps two ways between the same scenes apart', () => {
    const [one, two] = layOutCase(wide).edges.filter(({ from }) => from === 'd')
    expect(one?.points).not.toEqual(two?.points)
  })

  test('is the same for the same text', () => {
    expect(layOutCase(wide)).toEqual(layOutCase(structuredClone(wide)))
  })

  test('escapes what authors write (P10)', () => {
    const spec = someCase()
    for (const scene of spec.scenes) scene.title = '<script>alert("x")</script>'
    const svg = drawCase(spec, notes)
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script&gt;')
  })

  test('tells no title that may not be told', () => {
    const svg = drawCase(someCase(), {
      ...notes,
      untold: (id) => (id === 'mezzo' ? '?' : null),
      own: new Set(['fine']),
    })
    expect(svg).not.toContain('Poi')
    expect(svg).toContain('picture-scene--untold')
    expect(svg).toContain('picture-scene--end picture-scene--own')
  })
})
