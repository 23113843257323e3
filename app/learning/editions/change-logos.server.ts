import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { pictureSets } from '#app/platform/picture-sets.server.ts'
import { logoLimit, logosMost, mediaTypeOf, type LogoFault } from './logo-file.ts'
import { getManagedEdition } from './office-edition.server.ts'
import { storedLogo } from './stored-logo.server.ts'

type Place = { ambitoSlug: string; editionId: string }
type Outcome = { ok: true } | { ok: false; reason: LogoFault }

/**
 * Adds a logo after the others. Whether it is a PNG or a JPEG is read from its bytes, not from its name, and one that cannot
 * be printed is refused: it would stop every certificate of the edition.
 * @throws AppError `not_found`, `forbidden`
 */
export async function addLogo(
  viewer: Viewer,
  { bytes, alt, ...place }: Place & { bytes: Uint8Array; alt: string },
  now: Date,
): Promise<Outcome> {
  const { id: editionId } = await getManagedEdition(viewer, place)
  if (bytes.byteLength > logoLimit) return { ok: false, reason: 'logo_large' }
  const mediaType = mediaTypeOf(bytes)
  if (!mediaType) return { ok: false, reason: 'logo_kind' }
  if (!(await pictureSets(bytes, mediaType))) return { ok: false, reason: 'logo_broken' }
  return transaction(async (tx): Promise<Outcome> => {
    await tx.$queryRaw`SELECT id FROM edition WHERE id = ${editionId}::uuid FOR UPDATE`
    const logos = await tx.editionLogo.findMany({ where: { editionId }, select: { position: true } })
    if (logos.length >= logosMost) return { ok: false, reason: 'logo_many' }
    const position = Math.max(-1, ...logos.map((one) => one.position)) + 1
    const blobSha256 = await putBlob(tx, bytes, mediaType)
    await tx.editionLogo.create({ data: { editionId, position, blobSha256, mediaType, alt } })
    const subject = { subjectType: 'edition', subjectId: editionId, detail: { logo: blobSha256, alt } }
    await audit(tx, { actorId: viewer.personId, action: 'edition.logo_added', ...subject }, now)
    return { ok: true }
  })
}

/**
 * Takes a logo out of an edition; what was printed keeps it. Asked again it does nothing.
 * @throws AppError `not_found`, `forbidden`
 */
export async function removeLogo(viewer: Viewer, asked: Place & { position: number }, now: Date): Promise<void> {
  const { id: editionId } = await getManagedEdition(viewer, asked)
  const { position } = asked
  await transaction(async (tx) => {
    const { count } = await tx.editionLogo.deleteMany({ where: { editionId, position } })
    if (count === 0) return
    const subject = { subjectType: 'edition', subjectId: editionId, detail: { position } }
    await audit(tx, { actorId: viewer.personId, action: 'edition.logo_removed', ...subject }, now)
  })
}

/**
 * The picture of one logo, for whoever manages the edition.
 * @throws AppError `not_found`, `forbidden`
 */
export async function getLogo(viewer: Viewer, asked: Place & { position: number }) {
  const { id: editionId } = await getManagedEdition(viewer, asked)
  return storedLogo(editionId, asked.position)
}
