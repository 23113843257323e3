import { likeness } from '../remarks/place-remarks.ts'
import { compareWords, withoutId } from './compare-words.ts'
import {
  asBlocks,
  element,
  isBlock,
  isElement,
  outsideOf,
  signatureOf,
  withoutRuns,
  wordsIn,
  type DrawnNode,
  type Element,
} from './drawing.ts'
import { pairUp } from './pair-up.ts'

/** Cells of a row, and what stands beside its term, belong together by their place. */
const byPlace = new Set(['td', 'th', 'dt', 'dd', 'thead', 'tbody'])

function blockLikeness(before: Element, after: Element): number {
  if (outsideOf(before) !== outsideOf(after)) return 0
  if (before.properties.id !== undefined && before.properties.id === after.properties.id) return 1
  const [one, other] = [wordsIn(before.children), wordsIn(after.children)]
  // What has no words, as a picture, stands for what stood there.
  return one.trim() === '' && other.trim() === '' ? 1 : likeness(one, other)
}

/** A block that came or went as a whole: all its words are marked. */
function markedWhole(node: Element, tag: 'ins' | 'del'): Element {
  if (!node.children.some(isBlock)) {
    const children = node.children.length === 0 ? [] : [element(tag, {}, node.children)]
    return element(node.tagName, node.properties, children)
  }
  const inside = asBlocks(node.children).map((child) => markedWhole(child, tag))
  return element(node.tagName, node.properties, withoutRuns(inside))
}

/** A whole drawing as what came or went. */
export const allMarked = (nodes: readonly DrawnNode[], tag: 'ins' | 'del'): DrawnNode[] =>
  withoutRuns(asBlocks(tag === 'del' ? nodes.map(withoutId) : nodes).map((node) => markedWhole(node, tag)))

/** Whether anything in a drawing is marked. */
export const hasMarks = (nodes: readonly DrawnNode[]): boolean =>
  nodes.some((node) => isElement(node) && (['ins', 'del'].includes(node.tagName) || hasMarks(node.children)))

/** What is folded away opens where something in it has changed. */
function compared(before: Element, after: Element): Element {
  if (signatureOf(before) === signatureOf(after)) return after
  const children = compareDrawings(before.children, after.children)
  const open = after.tagName === 'details' && hasMarks(children) ? { open: true } : {}
  return element(after.tagName, { ...after.properties, ...open }, children)
}

function compareBlocks(before: readonly Element[], after: readonly Element[]): DrawnNode[] {
  const isSameShape =
    before.length === after.length &&
    before.every((one, at) => byPlace.has(one.tagName) && one.tagName === after[at]?.tagName)
  if (isSameShape) return after.map((other, at) => compared(before[at] ?? other, other))
  return pairUp(before, after, { signature: signatureOf, likeness: blockLikeness }).flatMap((pair): DrawnNode[] => {
    if (pair.after === null) return [withoutId(markedWhole(pair.before, 'del'))]
    if (pair.before === null) return [markedWhole(pair.after, 'ins')]
    return [compared(pair.before, pair.after)]
  })
}

/**
 * Two drawings as one: the newer, with what came in `ins` and what went in `del`, block by block and within blocks word by
 * word. Without the `ins` it has the words of the older, without the `del` those of the newer; of two that look the same
 * nothing is marked.
 */
export function compareDrawings(before: readonly DrawnNode[], after: readonly DrawnNode[]): DrawnNode[] {
  if (!before.some(isBlock) && !after.some(isBlock)) return compareWords(before, after)
  return withoutRuns(compareBlocks(asBlocks(before), asBlocks(after)))
}

/** A comparison without what came, or without what went: one side of it, without what was only of the other. */
export function sideOf(nodes: readonly DrawnNode[], without: 'ins' | 'del'): DrawnNode[] {
  return nodes.flatMap((node): DrawnNode[] => {
    if (!isElement(node)) return [node]
    if (node.tagName === without) return []
    const children = sideOf(node.children, without)
    const isEmptied = children.length === 0 && node.children.length > 0
    return isEmptied ? [] : [element(node.tagName, node.properties, children)]
  })
}
