/** A new version of a package: it is played from the next publication on, which says and does what it means for people under way. */
import { expect, test } from 'vitest'
import { contentOf } from '#app/authoring/course-content.server.ts'
import { checkCourse } from '#app/authoring/check-course.ts'
import { openDraft } from '#app/authoring/drafts/open-draft.server.ts'
import { getReview } from '#app/authoring/drafts/review-queries.server.ts'
import { submitDraft } from '#app/authoring/drafts/submit-draft.server.ts'
import { packagesOf } from '#app/authoring/packages-of.server.ts'
import { publishCourse } from '#app/authoring/publish-course.server.ts'
import { addPerson, addViewer } from '#app/certificates/world.fixtures.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { getOwnEnrolment } from '#app/learning/enrolment-queries.server.ts'
import { countEffect } from '#app/learning/effects/count-effect.server.ts'
import type { PublicationEffect } from '#app/learning/effects/effect.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { openAttempt } from '#app/scorm/attempts/open-attempt.server.ts'
import { recordCommit } from '#app/scorm/attempts/record-commit.server.ts'
import { addPackage, packageItem, packageStructure } from '#app/scorm/packages/package.fixtures.ts'
import type { Commit } from '#app/scorm/schemas.ts'
import { addPackageCourse, packageCourse, packageExercise } from '#tests/setup/package-course.ts'

const now = new Date('2026-11-27T09:00:00Z')
const later = new Date('2026-11-28T09:00:00Z')
const structure = packageStructure('1.2', [packageItem('uno')])

async function world() {
  const { slug, packageId } = await addPackageCourse(structure, now)
  const viewer = viewerWith([], await addPerson())
  const { enrolmentId } = await enrolInCourse(viewer, slug, now)
  const place = { enrolmentId, activityId: packageExercise.id }
  const open = async () => {
    const opened = await openAttempt(viewer, place, now)
    if (!opened.ok) throw new Error(opened.reason)
    return opened
  }
  const pass = async ({ attemptId, windowId }: Awaited<ReturnType<typeof open>>, sequence: number) => {
    const rest = { seconds: null, exit: '' as const, ended: false, sequencing: null, whole: null, calls: [] }
    const values = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90' }
    const commit: Commit = { windowId, sequence, itemId: 'uno', launch: 1, values, ...rest }
    expect(await recordCommit(viewer, attemptId, commit, later)).toMatchObject({ ok: true })
  }
  const renew = () => addPackage(slug, structure, viewer.personId, later, { 'nuovo.txt': 'Una pagina in più.' })
  const isDone = async () => (await getOwnEnrolment(viewer, enrolmentId)).done.has(packageExercise.id)
  return { slug, packageId, enrolmentId, open, pass, renew, isDone }
}

async function figuresOf(slug: string, effect: PublicationEffect) {
  const { course } = checkCourse(packageCourse(slug))
  if (!course) throw new Error('faults')
  const { id } = await db().course.findUniqueOrThrow({ where: { slug } })
  return countEffect(id, contentOf(course, (await packagesOf(course)).placed), effect)
}

const stay: PublicationEffect = { moves: false, activities: {} }

test('the same text is a new version when its package is, and no version when it is not', async () => {
  const { slug, packageId, renew } = await world()
  expect(await publishCourse(packageCourse(slug), later)).toMatchObject({ published: false, number: 1 })
  expect((await figuresOf(slug, stay)).changed).toEqual([])
  const renewed = await renew()
  const outcome = await publishCourse(packageCourse(slug), later)
  expect(outcome).toMatchObject({ ok: true, published: true, number: 2 })
  const placements = await db().scormPlacement.findMany({
    where: { courseVersion: { course: { slug } } },
    orderBy: { courseVersion: { number: 'asc' } },
    select: { packageId: true },
  })
  expect(placements.map((one) => one.packageId)).toEqual([packageId, renewed])
})

test('who had done the older one does the newer one where the publication asks it, in an attempt of its own', async () => {
  const { slug, enrolmentId, open, pass, renew, isDone } = await world()
  const first = await open()
  await pass(first, 1)
  await renew()
  await db().enrolment.update({ where: { id: enrolmentId }, data: { state: 'under_way', completedAt: null } })
  await db().completion.deleteMany({ where: { enrolmentId } })
  const effect: PublicationEffect = { moves: true, activities: { [packageExercise.id]: 'require' } }
  expect(await figuresOf(slug, effect)).toMatchObject({
    changed: [{ id: packageExercise.id, kind: 'scorm', done: 1, begun: null }],
    again: 1,
  })
  await publishCourse(packageCourse(slug), later, null, effect)
  expect(await isDone()).toBe(false)
  // The window that still shows the older one goes on, and counts no more.
  await pass(first, 2)
  expect(await isDone()).toBe(false)
  const second = await open()
  expect(second.attemptId).not.toBe(first.attemptId)
  await pass(second, 1)
  expect(await isDone()).toBe(true)
})

test('where nothing is asked anew, what is done stays done', async () => {
  const { slug, enrolmentId, open, pass, renew, isDone } = await world()
  await pass(await open(), 1)
  await renew()
  await db().enrolment.update({ where: { id: enrolmentId }, data: { state: 'under_way', completedAt: null } })
  await db().completion.deleteMany({ where: { enrolmentId } })
  await publishCourse(packageCourse(slug), later, null, { moves: true, activities: {} })
  expect(await isDone()).toBe(true)
})

test('a draft without a changed word is handed in when a package of it is new, and who decides is shown which', async () => {
  const { slug, renew } = await world()
  const author = await addViewer('trainer', {})
  await openDraft(author, slug, later)
  expect(await submitDraft(author, slug, later)).toEqual({ ok: false, reason: 'nothing_new' })
  expect((await getReview(author, slug)).packages).toMatchObject([{ version: 1, isNew: false }])
  const renewed = await renew()
  expect(await submitDraft(author, slug, later)).toEqual({ ok: true })
  expect((await getReview(author, slug)).packages).toMatchObject([{ id: renewed, version: 2, isNew: true }])
})
