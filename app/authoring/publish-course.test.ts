import { expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { lessonText, quizText, smallCourse } from './course.fixtures.ts'
import { publishCourse } from './publish-course.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const edited = () => smallCourse({ '01-primo/01-uno.mdx': lessonText(`Testo nuovo.\n\n${quizText}`) })
const secrets = [
  'GIUSTO-SEGRETO',
  'SBAGLIATO-SEGRETO',
  'ESITO-SEGRETO',
  'SCENA-SEGRETA',
  'LETTURA-SEGRETA',
  'correct',
  'Ascolto',
]

async function published(source = smallCourse()) {
  const outcome = await publishCourse(source, now)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome
}

test('publishing twice, and twice at once, makes one version', async () => {
  const both = await Promise.all([published(), published()])
  expect(new Set(both.map(({ versionId }) => versionId)).size).toBe(1)
  expect(await published()).toMatchObject({ published: false, number: 1 })
  expect(await db().courseVersion.count()).toBe(1)
  expect(await db().edition.count()).toBe(1)
  expect(await db().auditEntry.count({ where: { action: 'course.published' } })).toBeGreaterThanOrEqual(1)
})

test('keys, feedback and later scenes are in the spec and nowhere in the artefact', async () => {
  const artefacts = await db().artefact.findMany({ select: { code: true } })
  expect(artefacts).toHaveLength(2)
  const code = artefacts.map((artefact) => artefact.code).join('\n')
  expect(secrets.filter((secret) => code.includes(secret))).toEqual([])
  expect(code).toContain('quiz-uno')
  expect(code).toMatch(/\/media\/[0-9a-f]{64}\/cerchio\.svg/)
  expect(code).toMatch(/width:\s*"10",\s*height:\s*"10"/)
  const specs = await db().assessmentSpec.findMany({ select: { spec: true } })
  const kept = JSON.stringify(specs)
  expect(secrets.filter((secret) => secret !== 'correct' && !kept.includes(secret))).toEqual([])
})

test('an edited course is a new version; the old rows stay as they were', async () => {
  const before = await db().courseVersion.findFirstOrThrow({ where: { number: 1 }, include: { lessons: true } })
  expect(await published(edited())).toMatchObject({ published: true, number: 2 })
  expect(await db().courseVersion.findFirstOrThrow({ where: { number: 1 }, include: { lessons: true } })).toEqual(
    before,
  )
  const course = await db().course.findUniqueOrThrow({ where: { slug: 'prova' }, include: { currentVersion: true } })
  expect(course.currentVersion?.number).toBe(2)
  expect(await published(smallCourse())).toMatchObject({ published: true, number: 1 })
  expect(await db().courseVersion.count()).toBe(2)
})

test('a broken course, or one that drops a published exercise, stores nothing', async () => {
  const counts = () => Promise.all([db().courseVersion.count(), db().artefact.count(), db().blob.count()])
  const before = await counts()
  const broken = smallCourse({ '01-primo/01-uno.mdx': lessonText('{1 + 1}') })
  expect(await publishCourse(broken, now)).toMatchObject({ ok: false, faults: [{ code: 'expression' }] })
  const dropped = smallCourse({ '01-primo/01-uno.mdx': lessonText('Testo senza quiz.') })
  expect(await publishCourse(dropped, now)).toMatchObject({
    ok: false,
    faults: [{ code: 'id_dropped', values: { id: 'quiz-uno' } }],
  })
  expect(await counts()).toEqual(before)
})
