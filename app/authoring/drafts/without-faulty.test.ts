import { describe, expect, test } from 'vitest'
import { smallCourse, lessonText } from '../course.fixtures.ts'
import { previewText } from './preview-text.server.ts'
import { withoutFaulty } from './without-faulty.ts'

const file = '01-primo/01-uno.mdx'
const drawn = (text: string) =>
  previewText('it', smallCourse({ [file]: text }), { path: file, text, counter: null }).html ?? ''

describe('a lesson with faults', () => {
  test('has a word in the place of what is wrong, and all else as it is', () => {
    const text = lessonText('Prima.\n\n<Callout kind="note"></Callout>\n\nDopo {1 + 1}.\n\nUltima.')
    const { text: left, gaps } = withoutFaulty(
      text,
      [9, 11].map((line) => ({ line, code: 'content_missing' as const })),
    ) ?? { text: '', gaps: [] }
    expect(gaps.map(({ name }) => name)).toEqual(['Callout', null])
    expect(left).toContain('Prima.')
    expect(left).toContain('Ultima.')
    expect(left).not.toMatch(/Callout|Dopo/)
  })

  test('is drawn with a place kept for what is wrong', () => {
    const html = drawn(lessonText('Prima.\n\n<Callout kind="note"></Callout>\n\nUltima.'))
    expect(html).toMatch(/<p>Prima\.<\/p><p class="preview-gap">Riquadro: [^<]+<\/p><p>Ultima\.<\/p>/)
    expect(html).not.toContain('sguardi-anteprima')
  })

  test('is drawn also where what is left of it is wrong without the rest', () => {
    const html = drawn(lessonText('## Titolo {1 + 1}\n\n### Sotto\n\nUltima.'))
    expect(html.match(/preview-gap/g)).toHaveLength(2)
    expect(html).toContain('Ultima.')
  })

  test.each([
    ['its front matter', '---\nid: x\n---\n\nTesto che resta.\n'],
    ['the want of one', 'Testo che resta.\n'],
  ])('does not vanish for %s', (_what, text) => {
    expect(drawn(text)).toContain('Testo che resta.')
  })

  test('that cannot be read is not drawn', () => {
    const text = lessonText('Prima.\n\n<Callout')
    expect(previewText('it', smallCourse({ [file]: text }), { path: file, text, counter: null }).html).toBeNull()
  })
})

test('facts of a module that are missing leave its lessons to be drawn', () => {
  const text = lessonText('Si vede.')
  const source = smallCourse({ [file]: text, '01-primo/module.yaml': 'id: primo\ntitle: Primo\naims: []\n' })
  expect(previewText('it', source, { path: file, text, counter: null }).html).toContain('Si vede.')
})
