import { expect } from '@playwright/test'
import { publishedSubject } from '#app/authoring/export/package-queries.server.ts'
import { requestPackage } from '#app/authoring/export/request-package.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'

/** A course as a package of SCORM 1.2, made by the site. */
export async function addExport(slug: string, trainerId: string): Promise<string> {
  const viewer = viewerWith([grantOf('trainer')], trainerId)
  const subject = await publishedSubject(slug)
  const asked = await requestPackage(viewer, subject, { form: '1.2', moduleId: null }, new Date())
  if (!asked.ok) throw new Error(asked.reason)
  const state = async () => (await db().courseExport.findUnique({ where: { id: asked.exportId } }))?.state
  await expect.poll(state, { timeout: 60_000 }).toBe('ready')
  return asked.exportId
}
