/** A lesson goes into another module: what it shows comes along, nobody's name is lost, no file of others is touched. */
import { describe, expect, test } from 'vitest'
import type { DraftEntry } from '../media/module-media.ts'
import { lessonMove } from './lesson-move.ts'

const text = (path: string, words: string): DraftEntry => ({ path, text: words, blobSha256: null, size: null })
const media = (path: string, blobSha256: string, size = 10): DraftEntry => ({ path, text: null, blobSha256, size })
const shows = (...names: string[]) => names.map((name) => `<Figure src="media/${name}" alt="x" />`).join('\n')
const credits = (...names: string[]) => names.map((name) => `${name}:\n  author: Ada\n  licence: own\n`).join('')

const lesson = text('01-a/02-x.mdx', shows('p.webp', 'both.webp'))
const draft = (...more: DraftEntry[]): DraftEntry[] => [
  text('course.yaml', 'id: c\n'),
  text('01-a/module.yaml', 'id: a\n'),
  text('01-a/01-w.mdx', shows('both.webp', 'p.webp.webp')),
  lesson,
  media('01-a/media/p.webp', 'p'),
  media('01-a/media/both.webp', 'both'),
  media('01-a/media/p.webp.webp', 'other'),
  text('02-b/module.yaml', 'id: b\n'),
  text('02-b/01-y.mdx', 'Y.'),
  ...more,
]

function moved(entries: DraftEntry[], of = lesson) {
  const move = lessonMove(entries, of, '02-b')
  if (!move.ok) throw new Error(move.reason)
  return Object.fromEntries(move.changes.map(({ path, text: words, blobSha256 = null }) => [path, words ?? blobSha256]))
}

describe('a lesson into another module', () => {
  test('takes the picture that only it shows, and leaves a copy of what others show', () => {
    expect(moved(draft())).toEqual({
      '01-a/02-x.mdx': null,
      '02-b/02-x.mdx': lesson.text,
      '01-a/media/p.webp': null,
      '02-b/media/p.webp': 'p',
      '02-b/media/both.webp': 'both',
    })
  })
  test('shares what is there already, and gives another name where it is taken by something else', () => {
    const there = [media('02-b/media/both.webp', 'both'), media('02-b/media/p.webp', 'not p')]
    expect(moved(draft(...there))).toEqual({
      '01-a/02-x.mdx': null,
      '02-b/02-x.mdx': shows('p-2.webp', 'both.webp'),
      '01-a/media/p.webp': null,
      '02-b/media/p-2.webp': 'p',
    })
  })
  test('names are exchanged at once: one that becomes another’s is not renamed twice', () => {
    const two = text('01-a/02-x.mdx', shows('p.webp', 'p-2.webp'))
    const entries = draft(media('01-a/media/p-2.webp', 'second'), media('02-b/media/p.webp', 'not p')).map((one) =>
      one === lesson ? two : one,
    )
    const { '02-b/02-x.mdx': words, ...files } = moved(entries, two)
    expect(words).toBe(shows('p-2.webp', 'p-2-2.webp'))
    expect(files).toMatchObject({ '02-b/media/p-2.webp': 'p', '02-b/media/p-2-2.webp': 'second' })
  })
  test('whose the pictures are goes along', () => {
    const lists = [
      text('01-a/credits.yaml', credits('p.webp', 'both.webp')),
      text('02-b/credits.yaml', credits('z.webp')),
      media('02-b/media/z.webp', 'z'),
    ]
    expect(moved(draft(...lists))).toMatchObject({
      '01-a/credits.yaml': credits('both.webp'),
      '02-b/credits.yaml': credits('z.webp', 'p.webp', 'both.webp'),
    })
  })
  test('a list that says nothing any more goes', () => {
    expect(moved(draft(text('01-a/credits.yaml', credits('p.webp'))))).toMatchObject({
      '01-a/credits.yaml': null,
      '02-b/credits.yaml': credits('p.webp'),
    })
  })
  test.each<[string, DraftEntry[], string, string]>([
    ['its own module', [], '01-a', 'module_other'],
    ['a module that is not there', [], '03-c', 'module_other'],
    ['what is no module', [], 'course.yaml', 'module_other'],
    ['a module with 99 lessons', [text('02-b/99-z.mdx', '')], '02-b', 'module_full'],
    ['a list that cannot be read', [text('01-a/credits.yaml', 'p.webp: [')], '02-b', 'credits_broken'],
    ['an entry that cannot be read', [text('01-a/credits.yaml', 'p.webp: Ada\n')], '02-b', 'credits_broken'],
    ['more than a course may weigh', [media('01-a/media/f.mp4', 'f', 59_999_965)], '02-b', 'quota_course'],
  ])('not into %s', (_name, more, folder, reason) => {
    expect(lessonMove(draft(...more), lesson, folder)).toMatchObject({ ok: false, reason })
  })
})
