import type { Viewer } from '#app/identity/viewer.ts'
import { getVersion } from '#app/learning/version-queries.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { AppError } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import type { ExportForm } from '#app/scorm/export/forms.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import type { PrintSubject } from '../print/print-subject.server.ts'
import { printObstacle } from '../print/request-print.server.ts'
import { makePackage } from './jobs.server.ts'
import { layout } from './package-facts.ts'
import { RequestPackage } from './schemas.ts'

/** A published version with its corrected keys. */
export type PublishedSubject = Extract<PrintSubject, { kind: 'version' }>

/** What a package is of: a standard, and the one module, or null for the whole course. */
export type Asked = { form: ExportForm; moduleId: string | null }

type Outcome = { ok: true; exportId: string } | { ok: false; reason: 'faults' | 'no_texts' | 'no_module' }

/** Names what a package is made of and as what: corrections change the keys in it. */
export const keyOfPackage = ({ hash, corrections }: PublishedSubject, { form, moduleId }: Asked): string =>
  `${layout} ${form} version ${hash} ${corrections} ${moduleId ?? ''}`

/**
 * Asks for a package: the row, its job and the audit entry in one transaction (P12, P13). The same one asked for again is
 * the one that is there or in the making; one that failed is tried anew.
 * @throws AppError `forbidden` for who writes no courses: keys are in it, though not in clear (P3)
 */
export async function requestPackage(
  viewer: Viewer,
  subject: PublishedSubject,
  asked: Asked,
  now: Date,
): Promise<Outcome> {
  requireAuthor(viewer)
  const { slug, versionId } = subject
  const obstacle = await printObstacle(subject)
  if (obstacle) return { ok: false, reason: obstacle }
  const { form, moduleId } = asked
  const { outline } = await getVersion(versionId)
  if (moduleId !== null && !outline.modules.some(({ id }) => id === moduleId)) return { ok: false, reason: 'no_module' }
  const key = keyOfPackage(subject, asked)
  const requestedById = viewer.personId
  return transaction(async (tx) => {
    const row = { id: newId(), key, slug, versionId, form, moduleId, requestedById, requestedAt: now }
    const { count } = await tx.courseExport.createMany({ data: [row], skipDuplicates: true })
    await tx.$queryRaw`SELECT id FROM course_export WHERE key = ${key} FOR UPDATE`
    const kept = await tx.courseExport.findUniqueOrThrow({ where: { key }, select: { id: true, state: true } })
    const exportId = kept.id
    if (count === 0 && kept.state !== 'failed') {
      await tx.courseExport.update({ where: { key }, data: { requestedAt: now }, select: { id: true } })
      return { ok: true, exportId } as const
    }
    const again = { state: 'queued', failure: null, requestedAt: now } as const
    await tx.courseExport.update({ where: { key }, data: again, select: { id: true } })
    const event = { action: 'course.package_requested', subjectType: 'course_export', subjectId: exportId }
    await audit(tx, { actorId: requestedById, ...event, detail: { slug, form, module: moduleId ?? '' } }, now)
    await enqueue(tx, makePackage, { exportId })
    return { ok: true, exportId } as const
  })
}

/**
 * As `requestPackage`, of what a page's form says. A course that no package can be made of says so on the page itself.
 * @throws AppError `bad_request` for what no page offers; as `requestPackage`
 */
export async function askForPackage(
  viewer: Viewer,
  subject: PublishedSubject,
  form: FormData,
  now: Date,
): Promise<void> {
  const { data: asked } = RequestPackage.safeParse(Object.fromEntries(form))
  if (!asked) throw new AppError('bad_request', { message: 'there is no such package' })
  const outcome = await requestPackage(viewer, subject, { form: asked.form, moduleId: asked.part || null }, now)
  if (!outcome.ok && outcome.reason === 'no_module')
    throw new AppError('bad_request', { message: 'there is no such module' })
}
