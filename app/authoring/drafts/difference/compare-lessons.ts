import { likeness } from '../remarks/place-remarks.ts'
import { allMarked, compareDrawings, hasMarks } from './compare-drawings.ts'
import { element, isElement, readDrawing, signatureOf, words, writeDrawing, type DrawnNode } from './drawing.ts'
import { pairUp } from './pair-up.ts'

/** A part of a lesson as it is drawn, with its words. */
type Block = { words: string; html: string }

/** A stretch that stayed as it is, or one part that did not: `moved` is the same in another place. */
export type LessonPart =
  { kind: 'same'; htmls: string[] } | { kind: 'changed' | 'added' | 'removed' | 'moved'; html: string; words: string }

/** What is said aloud, and beside pictures to all, of what is marked. */
export type MarkWords = { added: string; removed: string; end: string; alternative: string }

/** Pictures with the words that stand for them beside them, where these too are compared. */
function withAlternatives(nodes: readonly DrawnNode[], label: string): DrawnNode[] {
  return nodes.flatMap((node): DrawnNode[] => {
    if (!isElement(node)) return [node]
    const { alt } = node.properties
    if (node.tagName !== 'img' || typeof alt !== 'string') {
      return [element(node.tagName, node.properties, withAlternatives(node.children, label))]
    }
    const told = element('span', { className: ['mark-alternative'] }, [words(`${label}: ${alt}`)])
    return [element('img', { ...node.properties, alt: '' }, []), told]
  })
}

const pictures = new Set(['img', 'video', 'audio', 'svg'])
const isPicture = (node: DrawnNode): boolean => isElement(node) && pictures.has(node.tagName)

/** Marks that are said too: neither colour nor a line through a word tells who does not see them. */
function spoken(nodes: readonly DrawnNode[], said: MarkWords): DrawnNode[] {
  return nodes.map((node) => {
    if (!isElement(node)) return node
    const children = spoken(node.children, said)
    if (node.tagName !== 'ins' && node.tagName !== 'del') return element(node.tagName, node.properties, children)
    const label = node.tagName === 'ins' ? said.added : said.removed
    if (node.children.some(isPicture)) {
      const shown = element('span', { className: ['mark-picture__label'] }, [words(label)])
      return element(node.tagName, { className: ['mark-picture'] }, [shown, ...children])
    }
    const aloud = (text: string) => element('span', { className: ['visually-hidden'] }, [words(text)])
    return element(node.tagName, {}, [aloud(` [${label}: `), ...children, aloud(`${said.end}] `)])
  })
}

type Read = Block & { drawn: DrawnNode[]; signature: string }

const read = (block: Block): Read => {
  const drawn = readDrawing(block.html)
  return { ...block, drawn, signature: drawn.map(signatureOf).join('') }
}

function partOf(before: Read | null, after: Read | null, said: MarkWords): LessonPart {
  const written = (nodes: readonly DrawnNode[]) => writeDrawing(spoken(nodes, said))
  if (before === null || after === null) {
    const one = before ?? after
    const kind = before ? 'removed' : 'added'
    const nodes = one ? allMarked(one.drawn, before ? 'del' : 'ins') : []
    return { kind, html: written(nodes), words: one?.words ?? '' }
  }
  if (before.signature === after.signature) return { kind: 'same', htmls: [after.html] }
  const told = ({ drawn }: Read) => withAlternatives(drawn, said.alternative)
  const nodes = compareDrawings(told(before), told(after))
  if (!hasMarks(nodes)) return { kind: 'same', htmls: [after.html] }
  return { kind: 'changed', html: written(nodes), words: after.words }
}

/** Stretches that stayed as one part. */
function joined(parts: readonly LessonPart[]): LessonPart[] {
  return parts.reduce<LessonPart[]>((done, part) => {
    const last = done.at(-1)
    if (part.kind !== 'same' || last?.kind !== 'same') return [...done, part]
    return [...done.slice(0, -1), { kind: 'same', htmls: [...last.htmls, ...part.htmls] }]
  }, [])
}

/**
 * What has become of a lesson, part by part as it is drawn. Of what only changed its place the new place is told.
 * @param said the words for marks, in the language of who looks
 */
export function compareLessons(before: readonly Block[], after: readonly Block[], said: MarkWords): LessonPart[] {
  const pairs = pairUp(before.map(read), after.map(read), {
    signature: ({ signature }) => signature,
    likeness: (one, other) => likeness(one.words, other.words),
  })
  const went = new Set(pairs.flatMap((pair) => (pair.after === null ? pair.before.signature : [])))
  const came = new Set(pairs.flatMap((pair) => (pair.before === null ? pair.after.signature : [])))
  const parts = pairs.flatMap((pair): LessonPart[] => {
    if (pair.after === null && came.has(pair.before.signature)) return []
    if (pair.before === null && went.has(pair.after.signature)) {
      return [{ kind: 'moved', html: pair.after.html, words: pair.after.words }]
    }
    return [partOf(pair.before, pair.after, said)]
  })
  return joined(parts)
}
