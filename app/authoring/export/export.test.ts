import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#app/identity/viewer.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { drainJobs } from '#app/platform/jobs.server.ts'
import { filesIn } from '#app/platform/zip.fixtures.ts'
import { smallCourse } from '../course.fixtures.ts'
import { publishCourse } from '../publish-course.server.ts'
import { downloadPackage } from './download-package.server.ts'
import { forgetOldPackages, makePackageWorker, resumePackages } from './make-package.server.ts'
import { offeredPackages, publishedSubject } from './package-queries.server.ts'
import { askForPackage, requestPackage, type Asked } from './request-package.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const slug = 'prova'
const trainer = viewerWith([grantOf('trainer')], newId())
const office = viewerWith([grantOf('ambito_office', { ambitoId: newId() })], newId())
const learner = viewerWith([], newId())
const whole: Asked = { form: '1.2', moduleId: null }

beforeAll(async () => {
  expect(await publishCourse(smallCourse(), now)).toMatchObject({ ok: true })
})

async function ask(asked: Asked = whole, viewer: Viewer = trainer): Promise<string> {
  const outcome = await requestPackage(viewer, await publishedSubject(slug), asked, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.exportId
}

async function bytesOf(exportId: string) {
  const { headers, pieces } = await downloadPackage(trainer, exportId, now)
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return { headers, bytes: Buffer.concat(all) }
}

const listed = async (exportId: string) =>
  (await offeredPackages(trainer, slug)).made.find((one) => one.exportId === exportId)

describe('a package of a published course', () => {
  test('is asked for, made by a job, then there for everybody who asks', async () => {
    expect((await offeredPackages(trainer, slug)).made).toEqual([])
    const exportId = await ask()
    expect(await listed(exportId)).toMatchObject({
      state: 'queued',
      form: '1.2',
      part: null,
      number: 1,
      isCurrent: true,
    })
    expect(await ask()).toBe(exportId)
    expect(await drainJobs([makePackageWorker])).toBe(1)
    const { headers, bytes } = await bytesOf(exportId)
    expect(headers).toMatchObject({
      'Content-Type': 'application/zip',
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': 'attachment; filename="prova-v1-scorm-1.2.zip"',
    })
    expect(filesIn(bytes).map(({ name }) => name)).toContain('imsmanifest.xml')
    expect(await listed(exportId)).toMatchObject({ state: 'ready', size: bytes.byteLength })
    expect(await ask()).toBe(exportId)
    expect(await drainJobs([makePackageWorker])).toBe(0)
  })

  test('may be one module of it, in another standard', async () => {
    const { modules } = await offeredPackages(trainer, slug)
    expect(modules).toEqual([{ id: 'primo', title: 'Primo modulo' }])
    const exportId = await ask({ form: 'cmi5', moduleId: 'primo' })
    await drainJobs([makePackageWorker])
    const { headers, bytes } = await bytesOf(exportId)
    expect(headers['Content-Disposition']).toBe('attachment; filename="prova-primo-v1-cmi5.zip"')
    expect(filesIn(bytes)[0]?.name).toBe('cmi5.xml')
    expect(await listed(exportId)).toMatchObject({ part: 'Primo modulo', form: 'cmi5' })
  })

  test('is streamed a stretch at a time, and is the same bytes', async () => {
    const exportId = await ask()
    const bytes = Buffer.alloc(2_500_000, 'abcdefg')
    await transaction((tx) =>
      tx.courseExport.update({ where: { id: exportId }, data: { bytes, size: bytes.byteLength, state: 'ready' } }),
    )
    const { pieces } = await downloadPackage(trainer, exportId, now)
    const got: Uint8Array[] = []
    for await (const piece of pieces) got.push(piece)
    expect(got.length).toBe(3)
    expect(Buffer.concat(got).equals(bytes)).toBe(true)
    await db().courseExport.delete({ where: { id: exportId } })
  })

  test.each([
    ['an office', office],
    ['a learner', learner],
  ])('is neither offered nor given to %s: keys are in it', async (_who, viewer) => {
    const exportId = await ask()
    await drainJobs([makePackageWorker])
    await expect(ask(whole, viewer)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(offeredPackages(viewer, slug)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(downloadPackage(viewer, exportId, now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(downloadPackage(trainer, newId(), now)).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each([
    ['a standard', { form: 'aicc', part: '' }],
    ['a module', { form: '1.2', part: 'nessuno' }],
    ['nothing', {}],
  ])('that no page offers is refused: %s', async (_what, fields) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    const subject = await publishedSubject(slug)
    await expect(askForPackage(trainer, subject, form, now)).rejects.toMatchObject({ code: 'bad_request' })
  })

  test('is audited when it is asked for, made and given', async () => {
    const exportId = await ask({ form: '2004', moduleId: null })
    await drainJobs([makePackageWorker])
    await bytesOf(exportId)
    const entries = await db().auditEntry.findMany({ where: { subjectId: exportId }, orderBy: { id: 'asc' } })
    expect(entries.map(({ action }) => action)).toEqual([
      'course.package_requested',
      'course.package_made',
      'course.package_downloaded',
    ])
  })

  test('broken off by a crash is made by the next process, and let go when nobody asks for it', async () => {
    const exportId = await ask({ form: '2004', moduleId: 'primo' })
    await transaction((tx) => tx.courseExport.update({ where: { id: exportId }, data: { state: 'setting' } }))
    await expect(downloadPackage(trainer, exportId, now)).rejects.toMatchObject({ code: 'not_found' })
    await resumePackages()
    expect(await listed(exportId)).toMatchObject({ state: 'ready' })
    await forgetOldPackages(new Date('2027-02-01T09:00:00Z'))
    expect(await listed(exportId)).toMatchObject({ state: 'ready' })
    await forgetOldPackages(new Date('2027-03-01T09:00:00Z'))
    expect(await listed(exportId)).toBeUndefined()
  })
})
