import { FaultList, type Fault } from '../faults.ts'
import { isComponent, parseLesson, type Node } from '../syntax-tree.ts'

/** A piece that is left out of a drawing: the word that stands in its place, and what it is; null for running text. */
export type Gap = { word: string; name: string | null }

const someHead = '---\nid: anteprima\ntitle: Anteprima\nminutes: 1\n---'

const nameIn = (node: Node): string | null => {
  const whole = node.type === 'paragraph' ? node.children?.find(isComponent) : node
  return whole && isComponent(whole) ? (whole.name ?? null) : null
}

/**
 * A lesson with a word in the place of each piece in which something is wrong; null where it cannot be read at all.
 * @param first the number of the first word, where others stand in the text already
 */
export function withoutFaulty(
  text: string,
  faults: readonly Pick<Fault, 'line' | 'code'>[],
  first = 0,
): { text: string; gaps: Gap[] } | null {
  const root = parseLesson(text, new FaultList(''))
  if (!root) return null
  const nodes = root.children ?? []
  const isWrong = ({ position }: Node) =>
    faults.some(
      ({ line, code }) =>
        position && code !== 'frontmatter_missing' && line >= position.start.line && line <= position.end.line,
    )
  const gaps: Gap[] = []
  const hasHead = nodes[0]?.type === 'yaml'
  let written = hasHead ? '' : `${someHead}\n\n`
  let from = 0
  for (const node of nodes.filter(isWrong)) {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
    const gap = { word: `sguardi-anteprima-${first + gaps.length}`, name: nameIn(node) }
    if (node.type !== 'yaml') gaps.push(gap)
    written += text.slice(from, start) + (node.type === 'yaml' ? someHead : `\n\n${gap.word}\n\n`)
    from = end
  }
  return { text: written + text.slice(from), gaps }
}
