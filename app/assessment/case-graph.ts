import { wayKey } from './case-path.ts'
import { letterOf } from './option-letter.ts'
import type { CaseSpec, Scene } from './schemas.ts'

/** Sizes in pixels of the picture at its natural size. */
export const nodeWidth = 172
export const nodeHeight = 58
const smallWidth = 52
const margin = 16
const gap = 26
const rowHeight = 148
/** Between the beginnings, and the ends, of several ways at one scene. */
const spread = 54
const spreadIn = 22
const laneWidth = 30

/** `x` is the middle, `y` the top. */
export type GraphNode = { id: string; title: string; end: boolean; x: number; y: number; width: number }
/** `key` is `decision/option`, or the scene's id where it only goes on. `letter` names an option in picture and table. */
export type GraphEdge = {
  key: string
  letter: string
  from: string
  to: string
  points: { x: number; y: number }[]
}
export type CaseGraph = { width: number; height: number; nodes: GraphNode[]; edges: GraphEdge[] }

export type Way = Omit<GraphEdge, 'points'>

/** Every way of a case from scene to scene, in the order written. */
export function waysOf({ scenes }: CaseSpec): Way[] {
  return scenes.flatMap(({ id: from, decision, next }): Way[] => {
    const on = next === null ? [] : [{ key: from, letter: '', from, to: next }]
    const options = (decision?.options ?? []).map(({ id, to }, index) => {
      return { key: wayKey(decision?.id ?? '', id), letter: letterOf(index), from, to }
    })
    return [...on, ...options]
  })
}

/** How far from the start each scene is by the longest way; the checker lets no circle through. */
function layersOf(spec: CaseSpec, ways: readonly Way[]): Map<string, number> {
  const layers = new Map<string, number>([[spec.start, 0]])
  // As many rounds as scenes settle the longest way.
  for (let round = 0; round < spec.scenes.length; round += 1) {
    for (const { from, to } of ways) {
      const after = layers.get(from)
      if (after !== undefined) layers.set(to, Math.max(layers.get(to) ?? 0, Math.min(after + 1, spec.scenes.length)))
    }
  }
  return layers
}

/** A scene, or the place where a longer way passes by a row without stopping. */
type Cell = { id: string; scene: Scene | null; above: string[]; below: string[] }

function cellsOf(spec: CaseSpec, ways: readonly Way[], layers: ReadonlyMap<string, number>) {
  const rows: Cell[][] = []
  const put = (layer: number, cell: Cell) => {
    ;(rows[layer] ??= []).push(cell)
    return cell
  }
  const cells = new Map(
    spec.scenes.map((scene) => {
      const cell = { id: scene.id, scene, above: [], below: [] }
      return [scene.id, put(layers.get(scene.id) ?? 0, cell)]
    }),
  )
  const routes = ways.map((way) => {
    const [top, bottom] = [layers.get(way.from) ?? 0, layers.get(way.to) ?? 0]
    const lanes = Array.from({ length: Math.max(0, bottom - top - 1) }, (_, index) => {
      return put(top + 1 + index, { id: `${way.key}:${index}`, scene: null, above: [], below: [] })
    })
    const whole = [cells.get(way.from), ...lanes, cells.get(way.to)].filter((cell) => cell !== undefined)
    for (const [index, cell] of whole.entries()) {
      const next = whole[index + 1]
      if (!next) continue
      cell.below.push(next.id)
      next.above.push(cell.id)
    }
    return { way, whole }
  })
  return { rows, routes }
}

/** Puts each row in the order of the mean place of its neighbours, down and up, so that few ways cross (Sugiyama, 1981). */
function untangle(rows: Cell[][]): void {
  const places = new Map<string, number>()
  const note = (row: readonly Cell[]) => {
    for (const [index, { id }] of row.entries()) places.set(id, (index + 0.5) / row.length)
  }
  const sweep = (row: Cell[], side: 'above' | 'below') => {
    const mean = (cell: Cell) => {
      const known = cell[side].flatMap((id) => places.get(id) ?? [])
      const own = places.get(cell.id) ?? 0
      return known.length === 0 ? own : known.reduce((sum, place) => sum + place, 0) / known.length
    }
    const means = new Map(row.map((cell) => [cell.id, mean(cell)]))
    row.sort((a, b) => (means.get(a.id) ?? 0) - (means.get(b.id) ?? 0))
    note(row)
  }
  rows.forEach(note)
  for (let round = 0; round < 6; round += 1) {
    for (const row of rows.slice(1)) sweep(row, 'above')
    for (const row of rows.slice(0, -1).toReversed()) sweep(row, 'below')
  }
  for (const row of rows.slice(1)) sweep(row, 'above')
}

type WidthOf = (cell: Cell) => number
const rowWidth = (row: readonly Cell[], widthOf: WidthOf) =>
  row.reduce((sum, cell) => sum + widthOf(cell), (row.length - 1) * gap)

function placed(rows: readonly Cell[][], width: number, widthOf: WidthOf): Map<string, { x: number; y: number }> {
  const centres = new Map<string, { x: number; y: number }>()
  for (const [layer, row] of rows.entries()) {
    let left = (width - rowWidth(row, widthOf)) / 2
    for (const cell of row) {
      centres.set(cell.id, { x: left + widthOf(cell) / 2, y: margin + layer * rowHeight })
      left += widthOf(cell) + gap
    }
  }
  return centres
}

/** The offset of the `index`th of `count` things beside one another around a middle. */
const beside = (index: number, count: number, space: number) => (index - (count - 1) / 2) * space

/**
 * A case as rows of scenes from the start down to the ends, with the ways between them as points to join by curves. The
 * same spec gives the same picture. `isSmall` scenes take little room.
 */
export function layOutCase(spec: CaseSpec, isSmall: (sceneId: string) => boolean = () => false): CaseGraph {
  const sceneWidth = (id: string) => (isSmall(id) ? smallWidth : nodeWidth)
  const widthOf = ({ id, scene }: Cell) => (scene ? sceneWidth(id) : laneWidth)
  const ways = waysOf(spec)
  const layers = layersOf(spec, ways)
  const { rows, routes } = cellsOf(spec, ways, layers)
  untangle(rows)
  const width = Math.max(...rows.map((row) => rowWidth(row, widthOf))) + 2 * margin
  const centres = placed(rows, width, widthOf)
  const at = (id: string) => centres.get(id) ?? { x: 0, y: 0 }
  const nextX = new Map(routes.map(({ way, whole }) => [way.key, at(whole[1]?.id ?? way.to).x]))
  const lastX = new Map(routes.map(({ way, whole }) => [way.key, at(whole.at(-2)?.id ?? way.from).x]))
  const inOrder = (side: 'from' | 'to', scene: string, places: ReadonlyMap<string, number>) =>
    ways.filter((way) => way[side] === scene).toSorted((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0))
  const edges = routes.map(({ way, whole }): GraphEdge => {
    const out = inOrder('from', way.from, nextX)
    const into = inOrder('to', way.to, lastX)
    const [first, last] = [at(way.from), at(way.to)]
    const begin = first.x + beside(out.indexOf(way), out.length, isSmall(way.from) ? spreadIn : spread)
    const end = last.x + beside(into.indexOf(way), into.length, spreadIn)
    const lanes = whole.slice(1, -1).flatMap(({ id }) => {
      const { x, y } = at(id)
      return [
        { x, y },
        { x, y: y + nodeHeight },
      ]
    })
    return { ...way, points: [{ x: begin, y: first.y + nodeHeight }, ...lanes, { x: end, y: last.y }] }
  })
  const nodes = spec.scenes.map(({ id, title, end }) => ({ id, title, end, ...at(id), width: sceneWidth(id) }))
  return { width, height: (rows.length - 1) * rowHeight + nodeHeight + 2 * margin, nodes, edges }
}
