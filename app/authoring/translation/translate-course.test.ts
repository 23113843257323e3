import { beforeAll, expect, test } from 'vitest'
import { addViewer } from '#app/certificates/world.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { decideReview } from '../drafts/decide-review.server.ts'
import { getDraftPlan, getDraftText } from '../drafts/draft-queries.server.ts'
import { publishDraft } from '../drafts/publication/publish-draft.server.ts'
import { saveText } from '../drafts/save-text.server.ts'
import { submitDraft } from '../drafts/submit-draft.server.ts'
import { publishCourse } from '../publish-course.server.ts'
import { listPublishedCourses } from '../published-courses.server.ts'
import { grantCourseRole } from '../settings/change-role.server.ts'
import { closeCourse } from '../settings/close-course.server.ts'
import { getCourseSettings } from '../settings/settings-queries.server.ts'
import { inItalian } from './translation.fixtures.ts'
import { translateCourse } from './translate-course.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const wish = { slug: 'prova', language: 'en' } as const
const slug = 'prova-en'
const moves = { moves: false, activities: {} }

let writes: Viewer
let reads: Viewer

beforeAll(async () => {
  writes = await addViewer('trainer', {}, 'Traduce')
  reads = await addViewer('trainer', {}, 'Legge')
  await publishCourse(inItalian({ 'README.md': 'Da tradurre.' }), now)
})

async function write(path: string, from: string, to: string) {
  const { text, revision } = await getDraftText(writes, slug, path)
  await saveText(writes, { slug, path, revision, text: text.replace(from, to) }, now)
}

test('a translation begins with the texts and pictures of the original, once', async () => {
  const begun = await Promise.all([translateCourse(writes, wish, now), translateCourse(reads, wish, now)])
  expect(begun).toEqual([
    { ok: true, slug },
    { ok: true, slug },
  ])
  const files = await db().draftFile.findMany({ where: { draft: { slug } }, orderBy: { path: 'asc' } })
  expect(files.map(({ path }) => path)).toEqual([...inItalian({ 'README.md': '' }).files.keys()].sort())
  const yaml = files.find(({ path }) => path === 'course.yaml')?.text ?? ''
  expect(yaml).toContain('id: prova-en\n')
  expect(yaml).toContain('language: en\n')
  expect(yaml).toContain('translation-of: prova\n')
  const plan = await getDraftPlan(writes, slug)
  expect(plan.faults).toEqual([])
  expect(plan.original).toEqual({ slug: 'prova', title: 'Corso di prova', translated: null, current: 1 })
})

test('is refused in its own language, and of what is not published or is a translation', async () => {
  expect(await translateCourse(writes, { ...wish, language: 'it' }, now)).toEqual({
    ok: false,
    reason: 'language_same',
  })
  const notFound = { code: 'not_found' }
  await expect(translateCourse(writes, { ...wish, slug: 'nulla' }, now)).rejects.toMatchObject(notFound)
  await expect(translateCourse(viewerWith([]), wish, now)).rejects.toMatchObject({ code: 'forbidden' })
})

test('another exercise than the original’s is a fault of the draft, and keeps it from being handed in', async () => {
  const path = '01-primo/01-uno.mdx'
  await write(path, 'pass="60"', 'pass="70"')
  const { faults } = await getDraftPlan(writes, slug)
  expect(faults.map(({ file, line, code }) => [file, line, code])).toEqual([[path, 11, 'translation_attribute']])
  expect(await submitDraft(writes, slug, now)).toEqual({ ok: false, reason: 'faults' })
  await write(path, 'pass="70"', 'pass="60"')
  await write('course.yaml', 'title: Corso di prova', 'title: A trial course')
  expect(await submitDraft(writes, slug, now)).toEqual({ ok: true })
})

test('is published by who publishes the original, and told to trainers beside it', async () => {
  await decideReview(reads, { slug, decision: 'approved', note: '' }, now)
  const publishes = await addViewer('trainer', {}, 'Pubblica')
  await grantCourseRole(publishes, { slug: 'prova', role: 'publisher', personId: publishes.personId }, now)
  await expect(publishDraft(writes, slug, moves, now)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await publishDraft(publishes, slug, moves, now)).toEqual({ ok: true, number: 1 })

  await publishCourse(inItalian({ 'README.md': 'Un’altra.' }), now)
  const told = (await listPublishedCourses(writes)).map(({ title, original, translations }) => ({
    ...{ title, original, translations },
  }))
  const numbers = { translated: 1, current: 2 }
  expect(told).toEqual([
    { title: 'Corso di prova', original: null, translations: [{ slug, language: 'en', ...numbers }] },
    { title: 'A trial course', original: { slug: 'prova', title: 'Corso di prova', ...numbers }, translations: [] },
  ])
  await expect(closeCourse(writes, { slug, closes: true }, now)).rejects.toMatchObject({ code: 'not_found' })
  expect(await getCourseSettings(writes, slug, now)).toMatchObject({ original: numbers, goingOn: 0 })
  expect(await translateCourse(writes, wish, now)).toEqual({ ok: true, slug })
  expect((await getDraftPlan(writes, slug)).original).toMatchObject(numbers)
  const ofTranslation = translateCourse(writes, { slug, language: 'fr' }, now)
  await expect(ofTranslation).rejects.toMatchObject({ code: 'not_found' })
})
