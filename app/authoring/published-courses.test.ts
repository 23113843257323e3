import { expect, test } from 'vitest'
import { encryptFiscalCode, hashFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { lessonText, quizText, smallCourse } from './course.fixtures.ts'
import { publishCourse } from './publish-course.server.ts'
import { listPublishedCourses } from './published-courses.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const trainer = viewerWith([grantOf('trainer')])

async function learner(code: string) {
  const id = newId()
  const secret = { fiscalCodeHash: hashFiscalCode(code), fiscalCodeCipher: encryptFiscalCode(code) }
  await db().person.create({ data: { id, givenName: 'Prova', familyName: code, ...secret } })
  return viewerWith([], id)
}

test('shows every version, the newest first, with the people on each', async () => {
  expect(await listPublishedCourses(trainer)).toEqual([])
  await publishCourse(smallCourse(), now)
  await enrolInCourse(await learner('UNO'), 'prova', now)
  const edited = smallCourse({ '01-primo/01-uno.mdx': lessonText(`Testo nuovo.\n\n${quizText}`) })
  await publishCourse(edited, now)
  await enrolInCourse(await learner('DUE'), 'prova', now)
  await enrolInCourse(await learner('TRE'), 'prova', now)
  const [course] = await listPublishedCourses(trainer)
  expect(course).toMatchObject({ slug: 'prova', lessons: 2, exercises: [{ id: 'quiz-uno' }, { kind: 'case' }] })
  expect(course?.versions.map(({ number, people }) => [number, people.enrolled, people.completed])).toEqual([
    [2, 2, 0],
    [1, 1, 0],
  ])
})

test.each(['contact', 'ambito_office', 'evaluator'] as const)('is not for a %s', async (role) => {
  const place = role === 'ambito_office' ? { ambitoId: newId() } : role === 'contact' ? { organisationId: newId() } : {}
  const asking = listPublishedCourses(viewerWith([grantOf(role, place)]))
  await expect(asking).rejects.toMatchObject({ code: 'forbidden' })
})
