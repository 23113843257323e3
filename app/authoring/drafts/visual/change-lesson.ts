import type { Block, CutLesson } from './cut-lesson.ts'
import { newKey, type Element } from './element.ts'
import { writeBlock } from './write-element.ts'

/** Changes of a lesson in blocks. What nobody touched stays as it is written. */

const apart = '\n\n'
const isApart = (before: string) => /\n[ \t]*\n/.test(before)

/** Every block with an empty line before it; the first of a lesson without front matter needs none. */
function spaced(lesson: CutLesson, blocks: Block[]): CutLesson {
  const settled = blocks.map((block, index) => {
    const needsNone = index === 0 && lesson.head === ''
    return needsNone || isApart(block.before) ? block : { ...block, before: apart }
  })
  return { ...lesson, blocks: settled, tail: lesson.tail || '\n' }
}

export const elementBlock = (element: Element): Block => ({
  ...{ kind: 'element', key: newKey(), before: apart, element },
  source: writeBlock(element),
})

export const proseBlock = (): Block => ({ kind: 'prose', key: newKey(), before: apart, source: '' })

/** Puts a block at a place, counted from 0. */
export const withBlock = (lesson: CutLesson, block: Block, at: number): CutLesson =>
  spaced(lesson, lesson.blocks.toSpliced(at, 0, block))

export const withoutBlock = (lesson: CutLesson, key: number): CutLesson =>
  spaced(
    lesson,
    lesson.blocks.filter((block) => block.key !== key),
  )

/** A block changes places with the one before or after it; at an end it stays. */
export function withBlockMoved(lesson: CutLesson, key: number, by: -1 | 1): CutLesson {
  const { blocks } = lesson
  const at = blocks.findIndex((block) => block.key === key)
  const [block, other] = [blocks[at], blocks[at + by]]
  if (!block || !other || at + by < 0) return lesson
  return spaced(lesson, blocks.with(at, other).with(at + by, block))
}

/** A block as its form or editor has it now. */
export function withBlockChanged(lesson: CutLesson, key: number, to: string | Element): CutLesson {
  const blocks = lesson.blocks.map((block): Block => {
    if (block.key !== key) return block
    const about = { key, before: block.before }
    if (typeof to !== 'string') return { ...about, kind: 'element', element: to, source: writeBlock(to) }
    return { ...about, kind: block.kind === 'prose' ? 'prose' : 'source', source: to }
  })
  const before = lesson.blocks.find((block) => block.key === key)
  // A block that was empty left no space of its own.
  return before?.source === '' ? spaced(lesson, blocks) : { ...lesson, blocks }
}
