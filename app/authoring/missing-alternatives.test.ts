import { expect, test } from 'vitest'
import { lessonText, smallCourse } from './course.fixtures.ts'
import { missingAlternatives } from './missing-alternatives.ts'

const first = '01-primo/01-uno.mdx'
const missingIn = (body: string, files: Record<string, string> = {}) =>
  missingAlternatives(smallCourse({ [first]: lessonText(body), ...files }))
const none = { alt: 0, captions: 0, transcripts: 0 }

test('nothing is missing in a course that passes the check', () => {
  expect(missingAlternatives(smallCourse())).toEqual(none)
})

test.each([
  ['<Figure src="media/cerchio.svg" />', { alt: 1 }],
  ['<Figure src="media/cerchio.svg" alt="  " />', { alt: 1 }],
  ['<Figure src="media/cerchio.svg" alt />', {}],
  ['- ![](media/cerchio.svg)', { alt: 1 }],
  ['![Un cerchio](media/cerchio.svg)', {}],
  ['<Video src="media/a.mp4" title="Film" />', { captions: 1, transcripts: 1 }],
  ['<Video src="media/a.mp4" captions="media/a.vtt" transcript="media/a.txt" title="Film" />', {}],
  [
    '<Video src="media/a.mp4" captions="media/b.vtt" transcript="media/empty.txt" title="Film" />',
    { captions: 1, transcripts: 1 },
  ],
  ['<Callout>\n<Audio src="media/a.mp3" title="Voce" />\n</Callout>', { transcripts: 1 }],
])('%s', (body, missing) => {
  const files = { '01-primo/media/a.vtt': 'WEBVTT', '01-primo/media/a.txt': 'Testo', '01-primo/media/empty.txt': '' }
  expect(missingIn(body, files)).toEqual({ ...none, ...missing })
})

test('text that cannot be read counts nothing, however deep it is', () => {
  expect(missingIn('<Figure')).toEqual(none)
  expect(missingIn(`${'<Callout>'.repeat(300)}x${'</Callout>'.repeat(300)}`)).toEqual(none)
})
