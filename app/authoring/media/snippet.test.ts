import { expect, test } from 'vitest'
import { withShown, type Shown } from './snippet.ts'

const picture: Shown = {
  ...{ kind: 'picture', src: 'media/banco.webp', title: 'Il banco', alt: 'Un banco con due "sedie"' },
  ...{ captions: null, transcript: null },
}

test('the first block that shows nothing yet takes the file, and keeps what its author said', () => {
  const lesson =
    'Prima.\n\n<Figure src="media/altro.svg" alt="" />\n\n<Figure src="" alt="" caption="Al banco" />\n\nDopo.\n'
  expect(withShown(lesson, picture)).toEqual({
    text: 'Prima.\n\n<Figure src="media/altro.svg" alt="" />\n\n<Figure src="media/banco.webp" alt="Un banco con due &quot;sedie&quot;" caption="Al banco" />\n\nDopo.\n',
    line: 5,
  })
  expect(withShown('<Figure src="" alt="Le sedie" />', picture).text).toBe(
    '<Figure src="media/banco.webp" alt="Le sedie" />',
  )
})

test('what a block does not say at all is added to it', () => {
  const film: Shown = {
    ...picture,
    kind: 'film',
    src: 'media/a.mp4',
    captions: 'media/a.vtt',
    transcript: 'media/a.txt',
  }
  expect(withShown('<Video src="" title="Ascolta" />', film).text).toBe(
    '<Video src="media/a.mp4" title="Ascolta" captions="media/a.vtt" transcript="media/a.txt" />',
  )
})

test('the block that is named takes it, whatever it showed; its own words stay', () => {
  const two = '<Figure src="" alt="" />\n\n<Figure src="media/altro.svg" alt="Un altro" caption="Al banco" />\n'
  expect(withShown(two, picture, 2)).toEqual({
    text: '<Figure src="" alt="" />\n\n<Figure src="media/banco.webp" alt="Un banco con due &quot;sedie&quot;" caption="Al banco" />\n',
    line: 3,
  })
})

test('a lesson without such a block ends with one', () => {
  expect(withShown('Testo.\n', picture)).toEqual({
    text: 'Testo.\n\n<Figure src="media/banco.webp" alt="Un banco con due &quot;sedie&quot;" />\n',
    line: 3,
  })
})
