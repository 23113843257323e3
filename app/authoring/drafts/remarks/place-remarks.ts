/** A part of a lesson that one can say something of: where it begins, and its words. */
export type Place = { line: number; words: string }
/** What was said of a line, with the words that stood there; none where only the line was given. */
type Said = { line: number; quote: string }

/** The least that two texts must share to be the same block after somebody wrote in it, 0 to 1. */
const alike = 0.5

const wordsOf = (text: string): string[] => text.toLocaleLowerCase('it').match(/[\p{L}\p{N}]+/gu) ?? []

/** How much two texts have in common, by their words (Dice's coefficient), 0 to 1. */
export function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  if (a.length + b.length === 0) return one === other ? 1 : 0
  const counts = new Map<string, number>()
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1)
  const shared = b.filter((word) => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left > 0
  })
  return (2 * shared.length) / (a.length + b.length)
}

/** By its line alone: the block it stands in. */
const blockAtLine = <Block extends Place>(blocks: readonly Block[], line: number): Block | null =>
  blocks.findLast((block) => block.line <= line) ?? blocks[0] ?? null

/**
 * The block that a remark is about now, after others have written in the text: the one with the same words, the nearest
 * where there are several; else the one most like it; null where it is gone.
 */
export function blockOf<Block extends Place>(blocks: readonly Block[], { line, quote }: Said): Block | null {
  if (quote === '') return blockAtLine(blocks, line)
  const scored = blocks.map((block) => ({ block, score: block.words === quote ? 2 : likeness(block.words, quote) }))
  const away = ({ block }: { block: Block }) => Math.abs(block.line - line)
  const [best] = scored.filter(({ score }) => score >= alike).sort((a, b) => b.score - a.score || away(a) - away(b))
  return best?.block ?? null
}
