import { expect, test } from 'vitest'
import { cutLesson } from './cut-lesson.ts'
import { placeInLesson } from './place-in-lesson.ts'

test('components of a kind are counted as they are written, those inside others too', () => {
  const figure = (src: string) => `<Figure src="media/${src}" alt="" />`
  const text = `---\nid: a\n---\n\n${figure('uno.svg')}\n\n<Callout kind="note">\n\n${figure('due.svg')}\n\n</Callout>\n\n${figure('tre.svg')}\n`
  const lesson = cutLesson(text)
  if ('fault' in lesson) throw new Error('the lesson cannot be read')
  const elements = lesson.blocks.flatMap((block) => (block.kind === 'element' ? [block.element] : []))
  const figures = elements.filter(({ name }) => name === 'Figure')
  expect(figures.map((one) => placeInLesson(lesson, one))).toEqual([1, 3])
  expect(placeInLesson(lesson, { name: 'Figure', key: -1 })).toBe(0)
})
