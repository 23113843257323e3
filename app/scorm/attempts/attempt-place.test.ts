import { expect, test } from 'vitest'
import { addPerson, addViewer } from '#app/certificates/world.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { getOwnEnrolment } from '#app/learning/enrolment-queries.server.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addPackageCourse, packageExercise } from '#tests/setup/package-course.ts'
import { addPackage, packageItem, packageStructure } from '../packages/package.fixtures.ts'
import { removePackage } from '../packages/remove-package.server.ts'
import type { Commit, PackagePlace } from '../schemas.ts'
import { findAttempt, getOwnPackage } from './attempt-queries.server.ts'
import { openAttempt } from './open-attempt.server.ts'
import { recordCommit } from './record-commit.server.ts'
import { restartAttempt } from './restart-attempt.server.ts'
import { listAttempts } from './trace-queries.server.ts'
import { getTrial } from './trial-queries.server.ts'

const now = new Date('2026-11-27T09:00:00Z')
const structure = packageStructure('1.2', [packageItem('uno')])

async function open(viewer: Viewer, place: PackagePlace) {
  const opened = await openAttempt(viewer, place, now)
  if (!opened.ok) throw new Error(opened.reason)
  return opened
}

/** Opens a package and writes to it as its next commit. */
async function write(viewer: Viewer, place: PackagePlace, values: Record<string, string>) {
  const { attemptId, windowId } = await open(viewer, place)
  const sequence = ((await findAttempt(attemptId))?.sequence ?? 0) + 1
  const rest = { seconds: null, exit: '' as const, ended: false, sequencing: null, whole: null, calls: [] }
  const commit: Commit = { windowId, sequence, itemId: 'uno', launch: 1, values, ...rest }
  expect(await recordCommit(viewer, attemptId, commit, now)).toMatchObject({ ok: true })
  return attemptId
}

const valuesOf = async (attemptId: string) => (await findAttempt(attemptId))?.items[0]?.values

async function learner() {
  const { slug, packageId } = await addPackageCourse(structure, now)
  const viewer = viewerWith([], await addPerson())
  const { enrolmentId } = await enrolInCourse(viewer, slug, now)
  return { viewer, packageId, place: { enrolmentId, activityId: packageExercise.id } }
}

const passed = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90' }

test('begun anew a package finds nothing, and what was reached stays', async () => {
  const { viewer, place } = await learner()
  const first = await write(viewer, place, passed)
  await restartAttempt(viewer, place, now)
  const { attemptId } = await open(viewer, place)
  expect(attemptId).not.toBe(first)
  expect(await findAttempt(attemptId)).toMatchObject({ items: [], completion: 'unknown', sequence: 0 })
  expect(await getOwnPackage(viewer, place.enrolmentId, place.activityId)).toMatchObject({
    done: true,
    attempt: { id: attemptId, number: 2 },
  })
  await write(viewer, place, { 'cmi.core.lesson_status': 'failed', 'cmi.core.score.raw': '20' })
  expect((await getOwnEnrolment(viewer, place.enrolmentId)).done).toContain(packageExercise.id)
  const where = { enrolmentId_activityId: place }
  expect(await db().activityProgress.findUnique({ where })).toMatchObject({ scoreBasisPoints: 9000 })
  expect(await valuesOf(first)).toEqual(passed)
})

test('an attempt in which nothing was written is not followed by another, also when asked many times at once', async () => {
  const { viewer, place } = await learner()
  await restartAttempt(viewer, place, now)
  await write(viewer, place, { 'cmi.core.lesson_location': 'a' })
  await Promise.all([1, 2, 3, 4].map(() => restartAttempt(viewer, place, now)))
  expect(await db().scormAttempt.count({ where: place })).toBe(2)
})

test('nobody begins anew what is another’s', async () => {
  const { viewer, place } = await learner()
  await write(viewer, place, passed)
  const other = viewerWith([], await addPerson())
  await expect(restartAttempt(other, place, now)).rejects.toMatchObject({ code: 'not_found' })
  expect(await db().scormAttempt.count({ where: place })).toBe(1)
})

test('a trial is kept for who tries, found again, begun anew, and counts for nobody', async () => {
  const trainer = await addViewer('trainer', {})
  const packageId = await addPackage(`prova-${newId().slice(0, 8)}`, structure, trainer.personId, now)
  const place = { packageId }
  expect(await getTrial(trainer, packageId)).toEqual({ title: structure.title, attempt: null })
  const first = await write(trainer, place, passed)
  expect((await open(trainer, place)).attemptId).toBe(first)
  expect(await getTrial(trainer, packageId)).toMatchObject({ attempt: { id: first, success: 'passed' } })
  expect(await db().activityProgress.count({ where: { enrolment: { personId: trainer.personId } } })).toBe(0)
  await restartAttempt(trainer, place, now)
  expect((await open(trainer, place)).attemptId).not.toBe(first)

  const colleague = await addViewer('trainer', {})
  expect(await getTrial(colleague, packageId)).toMatchObject({ attempt: null })
  expect((await listAttempts(colleague, packageId)).map(({ isTrial }) => isTrial)).toEqual([true, true])
  const clerk = viewerWith([], await addPerson())
  await expect(open(clerk, place)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(getTrial(clerk, packageId)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(open(trainer, { packageId: newId() })).rejects.toMatchObject({ code: 'not_found' })
})

test('trials go with the package they tried; attempts of learners keep it', async () => {
  const trainer = await addViewer('trainer', {})
  const packageId = await addPackage(`prova-${newId().slice(0, 8)}`, structure, trainer.personId, now)
  await write(trainer, { packageId }, passed)
  expect(await removePackage(trainer, packageId, now)).toBe(true)
  expect(await db().scormAttempt.count({ where: { packageId } })).toBe(0)
})
