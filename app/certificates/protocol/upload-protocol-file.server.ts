import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { getAmbitoOfProtocol } from './office-protocol.server.ts'
import { readProtocolFile } from './read-protocol-file.ts'

type Refused = Extract<ReturnType<typeof readProtocolFile>, { ok: false }>
type Outcome = { ok: true; importId: string } | Refused

/**
 * Keeps the lines of a file to be tried first: no number is recorded yet. The file itself is not kept.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function uploadProtocolFile(
  viewer: Viewer,
  { ambitoSlug, name, bytes }: { ambitoSlug: string; name: string; bytes: Uint8Array },
  now: Date,
): Promise<Outcome> {
  const ambito = await getAmbitoOfProtocol(viewer, ambitoSlug)
  const read = readProtocolFile(bytes)
  if (!read.ok) return read
  const { rows } = read
  const importId = newId()
  const fileName = name.slice(0, 200)
  const uploaded = { ambitoId: ambito.id, uploadedById: viewer.personId, uploadedAt: now }
  await transaction((tx) => tx.protocolImport.create({ data: { id: importId, fileName, rows, ...uploaded } }))
  return { ok: true, importId }
}
