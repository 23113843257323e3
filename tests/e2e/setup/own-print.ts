import { expect } from '@playwright/test'
import { subjectOfCourse } from '#app/authoring/print/print-subject.server.ts'
import { requestPrint } from '#app/authoring/print/request-print.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'

/** The learners' book of a course, made by the site. */
export async function addPrint(slug: string, trainerId: string): Promise<string> {
  const viewer = viewerWith([grantOf('trainer')], trainerId)
  const asked = await requestPrint(viewer, await subjectOfCourse(slug), 'learner_pdf', new Date())
  if (!asked.ok) throw new Error(asked.reason)
  const state = async () => (await db().coursePrint.findUnique({ where: { id: asked.printId } }))?.state
  await expect.poll(state, { timeout: 60_000 }).toBe('ready')
  return asked.printId
}
