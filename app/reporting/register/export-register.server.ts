import { safeFileName } from '#app/certificates/file-names.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { buildRegister } from './build-register.server.ts'
import { registerPdf } from './register-pdf.server.ts'
import { registerXlsx } from './register-xlsx.server.ts'

const kinds = {
  pdf: { make: registerPdf, mediaType: 'application/pdf' },
  xlsx: { make: registerXlsx, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const

export type RegisterFileKind = keyof typeof kinds

export type RegisterFile = { name: string; mediaType: string; bytes: Uint8Array }

/**
 * The register of an edition as a file, with fiscal codes. The download of other people's data is audited before the
 * first byte, with the fingerprint of the data and of the file (P12).
 * @throws AppError `not_found`, `forbidden` (P7)
 */
export async function exportRegister(
  viewer: Viewer,
  place: { ambitoSlug: string; editionId: string },
  kind: RegisterFileKind,
  now: Date,
): Promise<RegisterFile> {
  const { edition, ...view } = await buildRegister(viewer, place, now)
  const { make, mediaType } = kinds[kind]
  const bytes = await make(view, now)
  const detail = {
    ...{ kind, fingerprint: view.fingerprint, file: sha256(bytes), people: view.register.people.length },
    fiscalCodes: true,
  }
  const subject = { subjectType: 'edition', subjectId: edition.id }
  await transaction((tx) =>
    audit(tx, { actorId: viewer.personId, action: 'register.downloaded', ...subject, detail }, now),
  )
  const name = `${safeFileName(`Registro ${edition.name} ${isoDay(civilDay(now))}`)}.${kind}`
  return { name, mediaType, bytes }
}
