import { expect, test } from 'vitest'
import { checkCourse } from './check-course.ts'
import { lessonText, smallCourse } from './course.fixtures.ts'
import { creditLine, creditsOf, readCredits, withCredit, type Credit } from './credits.ts'
import { compileLesson } from './compile-lesson.server.ts'
import { mediaOf } from './publish-course.server.ts'

const file = '01-primo/credits.yaml'
const own = 'cerchio.svg:\n  title: Un cerchio\n  author: Redazione\n  licence: cc-by\n  note: disegnato a mano\n'
const faults = (credits: string) =>
  checkCourse(smallCourse({ [file]: credits })).faults.map((one) => `${one.file}:${one.line}:${one.column} ${one.code}`)

test.each<[string, string, string[]]>([
  ['that are right', own, []],
  ['that are empty', '', []],
  ['of a file that is not there', own.replace('cerchio', 'quadrato'), [`${file}:2:3 media_missing`]],
  ['with another licence', own.replace('cc-by', 'tutti'), [`${file}:4:12 metadata_invalid`]],
  ['without an author', own.replace('  author: Redazione\n', ''), [`${file}:2:3 metadata_invalid`]],
  ['that are no YAML', 'a: [', [`${file}:1:5 yaml_syntax`]],
  ['of one more field', `${own}  url: x\n`, [`${file}:6:8 metadata_invalid`]],
])('credits %s', (_what, credits, expected) => {
  expect(faults(credits)).toEqual(expected)
})

test('a folder credits.yaml is no file of a module', () => {
  expect(checkCourse(smallCourse({ '01-primo/credits.yaml/x.txt': 'x' })).faults).toMatchObject([{ code: 'file_name' }])
})

test('readers see them with the picture, unless its author says something else there; the note stays with authors', async () => {
  const compiled = async (body: string) => {
    const source = smallCourse({ [file]: own, '01-primo/01-uno.mdx': lessonText(body) })
    const lesson = checkCourse(source).sound.find((one) => one.file === '01-primo/01-uno.mdx')
    if (!lesson) throw new Error('faults')
    return (await compileLesson(lesson, mediaOf(source, '01-primo'))).code
  }
  const figure = 'Testo.\n\n<Figure src="media/cerchio.svg" alt="Un cerchio" />'
  expect(await compiled(figure)).toContain('Redazione, CC BY 4.0')
  expect(await compiled(figure)).not.toContain('disegnato a mano')
  const otherwise = await compiled(figure.replace('/>', 'credit="Di altri" />'))
  expect(otherwise).toContain('Di altri')
  expect(otherwise).not.toContain('Redazione')
})

test('each licence has its line', () => {
  const line = (licence: Credit['licence'], title?: string) =>
    creditLine({ author: 'A', licence, ...(title ? { title } : {}) })
  expect([line('own', 'T'), line('permission'), line('cc0'), line('cc-by-sa', 'T')]).toEqual([
    '© A',
    '© A',
    'A, CC0 1.0',
    '«T», A, CC BY-SA 4.0',
  ])
})

test('one is written and taken out, and the rest stays as it was', () => {
  const before = '# di tutte\nb.webp:\n  author: B # lei\n  licence: own\n'
  const both = withCredit(before, 'a.webp', { author: 'A: «x»', licence: 'cc0' })
  expect(both).toContain('author: B # lei')
  expect(readCredits(both).get('a.webp')).toEqual({ author: 'A: «x»', licence: 'cc0' })
  expect(withCredit(both, 'a.webp', null).trim()).toBe(before.trim())
  expect(withCredit(own, 'cerchio.svg', null)).toBe('')
  expect(withCredit('', 'a.webp', { author: 'A', licence: 'own' })).toBe('a.webp:\n  author: A\n  licence: own\n')
  // What cannot be read is nobody's to change.
  expect(withCredit('a: [', 'b.webp', { author: 'A', licence: 'own' })).toBe('a: [')
  expect(creditsOf(smallCourse({ [file]: 'a: &x [1]\nb: *x' }), '01-primo').size).toBe(0)
})
