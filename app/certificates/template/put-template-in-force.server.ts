import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { getAmbitoOfTemplate } from './template-access.server.ts'
import { findVersion, templateInForce } from './template-queries.server.ts'

/**
 * From now on certificates of the ambito are set with this version; those issued stay as they are (P8). Putting in
 * force what is in force changes nothing.
 * @throws AppError `not_found` outside the scope or for a version that is not there, `forbidden` for contacts
 */
export async function putTemplateInForce(
  viewer: Viewer,
  { ambitoSlug, version }: { ambitoSlug: string; version: number },
  now: Date,
): Promise<void> {
  const { id: ambitoId, code } = await getAmbitoOfTemplate(viewer, ambitoSlug)
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM ambito WHERE id = ${ambitoId}::uuid FOR NO KEY UPDATE`
    const template = await findVersion(tx, { ambitoId, version })
    if (!template) throw notFound('template')
    if ((await templateInForce(tx, ambitoId))?.id === template.id) return
    const last = await tx.certificateTemplateUse.aggregate({ where: { ambitoId }, _max: { number: true } })
    const use = { ambitoId, number: (last._max.number ?? 0) + 1, templateId: template.id }
    await tx.certificateTemplateUse.create({ data: { ...use, actorId: viewer.personId, at: now } })
    const subject = { subjectType: 'certificate_template', subjectId: template.id, detail: { ambito: code, version } }
    const event = { actorId: viewer.personId, action: 'template.applied', ...subject }
    await audit(tx, event, now)
  })
}
