import { beforeAll, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { publishCourse } from '../publish-course.server.ts'
import { inEnglish, inItalian } from './translation.fixtures.ts'

const now = new Date('2026-11-24T09:00:00Z')

async function published(source: ReturnType<typeof inItalian>) {
  const outcome = await publishCourse(source, now)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome
}

const codesOf = async (source: ReturnType<typeof inItalian>) => {
  const outcome = await publishCourse(source, now)
  return outcome.ok ? [] : outcome.faults.map(({ code }) => code)
}

const rename = (source: ReturnType<typeof inItalian>, slug: string) => ({ ...source, slug })

beforeAll(async () => {
  expect(await codesOf(inEnglish())).toEqual(['translation_unknown'])
})

test('a translation is published beside its original: a version that names the one it translates, no edition', async () => {
  const original = await published(inItalian())
  const [english, again] = await Promise.all([published(inEnglish()), published(inEnglish())])
  expect(english.versionId).toBe(again.versionId)
  expect(await published(inEnglish())).toMatchObject({ published: false, number: 1 })
  const version = await db().courseVersion.findUniqueOrThrow({ where: { id: english.versionId } })
  expect(version).toMatchObject({ language: 'en', translatesId: original.versionId, number: 1 })
  const course = await db().course.findUniqueOrThrow({ where: { slug: 'prova-en' }, include: { editions: true } })
  expect(course.editions).toEqual([])
  const originals = await db().course.findUniqueOrThrow({ where: { slug: 'prova' } })
  expect(course.translationOfId).toBe(originals.id)
})

test('the same files translate another version of the original once there is one', async () => {
  const words = inItalian({ '01-primo/module.yaml': 'id: primo\ntitle: Il primo modulo\naims: [Capire]\n' })
  const original = await published(words)
  expect(original.number).toBe(2)
  const english = await published(inEnglish())
  expect(english).toMatchObject({ published: true, number: 2 })
  expect(await db().courseVersion.findUniqueOrThrow({ where: { id: english.versionId } })).toMatchObject({
    translatesId: original.versionId,
  })
  await published(inItalian())
  expect(await published(inEnglish())).toMatchObject({ published: true, number: 1 })
})

test.each<[string, ReturnType<typeof inItalian>, string]>([
  ['of itself', rename(inEnglish(), 'prova'), 'translation_itself'],
  [
    'of a translation',
    inEnglish(
      [
        ['language: en', 'language: fr'],
        ['translation-of: prova', 'translation-of: prova-en'],
      ],
      'prova-fr',
    ),
    'translation_of_translation',
  ],
  ['in a language that is there', inEnglish([], 'prova-english'), 'translation_taken'],
  [
    'of another course than before',
    inEnglish([['translation-of: prova', 'translation-of: altra']]),
    'translation_unknown',
  ],
  ['that is a course of its own now', inEnglish([['translation-of: prova\n', '']]), 'translation_changed'],
  ['with another exercise', inEnglish([['pass="60"', 'pass="50"']]), 'translation_attribute'],
])('a translation %s', async (_name, source, code) => {
  const count = await db().courseVersion.count()
  expect(await codesOf(source)).toEqual([code])
  expect(await db().courseVersion.count()).toBe(count)
})

test('a course with people of its own does not become a translation', async () => {
  const own = inEnglish(
    [
      ['translation-of: prova\n', ''],
      ['language: en', 'language: es'],
    ],
    'corso-suo',
  )
  await published(own)
  const later = inEnglish([['language: en', 'language: es']], 'corso-suo')
  expect(await codesOf(later)).toEqual(['translation_changed'])
})

test('two translations into one language at once: one is published', async () => {
  const french = (slug: string) => inEnglish([['language: en', 'language: fr']], slug)
  const codes = await Promise.all([codesOf(french('prova-fr')), codesOf(french('prova-francais'))])
  expect(codes.flat()).toEqual(['translation_taken'])
})
