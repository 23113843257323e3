import type { ReadDocument } from './read-markdown.ts'
import { paragraph, textNode, wordsIn, type Block, type Heading, type TopBlock } from './plain-tree.ts'
import type { ImportReport } from './report.ts'

/** One lesson of all, or one for each heading of the first level. */
export const splits = ['one', 'each'] as const
export type Split = (typeof splits)[number]
export type CutLesson = { title: string; blocks: TopBlock[]; minutes: number }

/** Words read in a minute, as the figures of a course have it. */
const pace = 180
const longestTitle = 300
const isTop = (block: TopBlock): block is Heading => block.type === 'heading' && block.depth === 1

/** The dialect has headings of two levels, the second never first. */
function levelled(blocks: readonly TopBlock[], report: ImportReport): TopBlock[] {
  const depths = blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : []))
  const highest = Math.min(...depths)
  let isBegun = false
  return blocks.map((block) => {
    if (block.type !== 'heading') return block
    if (block.depth > highest + 1) report.note('heading_level', wordsIn(block))
    const depth = isBegun && block.depth > highest ? 3 : 2
    isBegun = true
    return { ...block, depth }
  })
}

/** The notes that a lesson names, beneath it. */
function notesOf(blocks: readonly TopBlock[], notes: ReadDocument['notes']): Block[] {
  const words = blocks.map(wordsIn).join(' ')
  const named = [...notes].filter(([number]) => words.includes(`[${number}]`))
  if (named.length === 0) return []
  const heading: Block = { type: 'heading', depth: 2, children: [textNode('Note')] }
  return [heading, ...named.map(([number, said]) => paragraph([textNode(`[${number}] `), ...said]))]
}

type Piece = { title: string; blocks: TopBlock[] }

/** The heading a document begins with, where it names the whole: the only one, or one right before another. */
function headingOfAll({ blocks, title }: ReadDocument): string | null {
  const [first, second] = blocks
  if (!first || !isTop(first)) return null
  const isOfAll = blocks.filter(isTop).length === 1 || (second !== undefined && isTop(second))
  const words = wordsIn(first)
  return isOfAll && (title === null || title === words) ? words : null
}

function piecesOf(document: ReadDocument, split: Split, fallback: string): Piece[] {
  const heading = headingOfAll(document)
  const title = document.title ?? heading ?? fallback
  const blocks = heading === null ? document.blocks : document.blocks.slice(1)
  if (split === 'one') return [{ title, blocks }]
  const pieces: Piece[] = [{ title, blocks: [] }]
  for (const block of blocks) {
    if (isTop(block)) pieces.push({ title: wordsIn(block), blocks: [] })
    else pieces.at(-1)?.blocks.push(block)
  }
  return pieces.filter((piece, index) => index > 0 || piece.blocks.length > 0 || pieces.length === 1)
}

/** The lessons of a document; `fallback` is the title of what has none, minutes are those its words take. */
export function cutLessons(
  document: ReadDocument,
  { split, fallback }: { split: Split; fallback: string },
  report: ImportReport,
): CutLesson[] {
  const pieces = piecesOf(document, split, fallback)
  return pieces.map(({ title, blocks }) => {
    const whole = [...levelled(blocks, report), ...notesOf(blocks, document.notes)]
    const words = whole.reduce((sum, block) => sum + wordsIn(block).split(' ').length, 0)
    const estimated = Math.max(1, Math.round(words / pace))
    const minutes = pieces.length === 1 ? (document.minutes ?? estimated) : estimated
    return { title: title.slice(0, longestTitle), blocks: whole, minutes }
  })
}
