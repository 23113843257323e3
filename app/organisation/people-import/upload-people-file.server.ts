import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { knownOrganisations } from './known-people.server.ts'
import { getAmbitoOfImports, rememberedChoices, sealTable } from './office-import.server.ts'
import { proposeChoices } from './propose-choices.ts'
import { readPeopleFile } from './read-people-file.server.ts'
import type { FileFault } from './schemas.ts'

type Outcome = { ok: true; importId: string } | { ok: false; reason: FileFault }

/**
 * Keeps the table of a file, sealed, with the columns guessed: nobody is imported yet. The file itself is not kept.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function uploadPeopleFile(
  viewer: Viewer,
  { ambitoSlug, name, bytes }: { ambitoSlug: string; name: string; bytes: Uint8Array },
  now: Date,
): Promise<Outcome> {
  const ambito = await getAmbitoOfImports(viewer, ambitoSlug)
  const remembered = await rememberedChoices(ambito.id)
  const read = await readPeopleFile(bytes, remembered)
  if (!read.ok) return read
  const { table } = read
  const choices = proposeChoices(table, await knownOrganisations(db(), ambito.id, now), remembered)
  const total = table.rows.filter((row, index) => index > table.top && row.some((cell) => cell !== '')).length
  const importId = newId()
  const uploaded = { ambitoId: ambito.id, uploadedById: viewer.personId, uploadedAt: now, movedAt: now }
  await transaction(async (tx) => {
    await tx.peopleImport.create({
      data: { id: importId, fileName: name.slice(0, 200), tableCipher: sealTable(table), choices, total, ...uploaded },
      select: { id: true },
    })
    const subject = { subjectType: 'people_import', subjectId: importId, detail: { ambito: ambito.code, lines: total } }
    await audit(tx, { actorId: viewer.personId, action: 'people.uploaded', ...subject }, now)
  })
  return { ok: true, importId }
}
