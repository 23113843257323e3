import { elementsOf } from './component-shape.ts'
import type { CutLesson } from './cut-lesson.ts'
import type { Element } from './element.ts'

const itAndParts = (element: Element): Element[] => [element, ...elementsOf(element).flatMap(itAndParts)]

/**
 * The place of a component among those of its name in the text of a lesson, from 1, in the order they are written, those in
 * running text too; 0 where it is not there.
 */
export function placeInLesson({ blocks }: CutLesson, { name, key }: Pick<Element, 'name' | 'key'>): number {
  const tags = new RegExp(`<${name}(?=\\s)`, 'g')
  let before = 0
  for (const block of blocks) {
    const own = block.kind === 'element' ? itAndParts(block.element).filter((one) => one.name === name) : []
    const at = own.findIndex((one) => one.key === key)
    if (at >= 0) return before + at + 1
    before += block.source.match(tags)?.length ?? 0
  }
  return 0
}
