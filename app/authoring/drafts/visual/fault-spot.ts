import { FaultList, type Place } from '../../faults.ts'
import { isComponent, parseLesson, partsOf, textOf, attributesOf, type Node } from '../../syntax-tree.ts'
import { isPartOf } from './element.ts'

/** A component by its name and its place among its likes, from 1; null where it has none. */
export type Step = { name: string; place: number | null }

/** Which part of a block something is said of, from the block inwards, and what each id in it names. */
export type Spot = { steps: Step[]; named: ReadonlyMap<string, Step> }

type Part = { node: Node; step: Step }

function partsIn(node: Node): Part[] {
  const parts = partsOf(node).parts.filter(({ name }) => isPartOf(name ?? '', node.name ?? ''))
  return parts.map((part) => {
    const likes = parts.filter(({ name }) => name === part.name)
    return { node: part, step: { name: part.name ?? '', place: likes.length > 1 ? likes.indexOf(part) + 1 : null } }
  })
}

/** Whether a node is written around a place. */
function holds({ position }: Node, { line, column }: Place): boolean {
  if (!position) return false
  const { start, end } = position
  const isAfter = line > start.line || (line === start.line && column >= start.column)
  return isAfter && (line < end.line || (line === end.line && column < end.column))
}

function collect(parts: readonly Part[], named: Map<string, Step>): void {
  for (const { node, step } of parts) {
    const id = textOf(attributesOf(node), 'id')
    if (id) named.set(id, step)
    collect(partsIn(node), named)
  }
}

/**
 * The part of a component at a place of its text, where lines count from 1. Where the text cannot be read it is the whole.
 */
export function spotIn(source: string, at: Place): Spot {
  const root = parseLesson(source, new FaultList(''))
  const [first] = (root?.children ?? []).flatMap((node) => (node.type === 'paragraph' ? (node.children ?? []) : [node]))
  if (!first || !isComponent(first)) return { steps: [], named: new Map() }
  const whole: Part = { node: first, step: { name: first.name ?? '', place: null } }
  const named = new Map<string, Step>()
  collect([whole], named)
  const steps: Step[] = []
  for (let inner = partsIn(first); ;) {
    const next = inner.find(({ node }) => holds(node, at))
    if (!next) return { steps, named }
    steps.push(next.step)
    inner = partsIn(next.node)
  }
}
