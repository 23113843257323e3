import type { Viewer } from '#app/identity/viewer.ts'
import { openFor, sealFor } from '#app/identity/fiscal-code-vault.server.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { requireAmbito, type AmbitoChoice } from '../ambito-queries.server.ts'
import { canImportPeople } from '../policy.ts'
import { ImportChoices, PeopleTable, RememberedChoices } from './schemas.ts'

const purpose = 'people import table'

/** A table as it is kept: it holds fiscal codes. */
export const sealTable = (table: PeopleTable): string => sealFor(purpose, JSON.stringify(table))
/** @throws when the key is another */
export const openTable = (sealed: string): PeopleTable => PeopleTable.parse(JSON.parse(openFor(purpose, sealed)))

/**
 * The ambito whose staff a viewer imports.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export function getAmbitoOfImports(viewer: Viewer, ambitoSlug: string): Promise<AmbitoChoice> {
  return requireAmbito(viewer, ambitoSlug, canImportPeople)
}

/** What the offices of an ambito chose last, or null. */
export async function rememberedChoices(ambitoId: string): Promise<RememberedChoices | null> {
  const row = await db().peopleImportMemory.findUnique({ where: { ambitoId }, select: { choices: true } })
  return row && RememberedChoices.parse(row.choices)
}

/**
 * An import of an ambito under a lock: what is decided of its state holds until the transaction ends.
 * @throws AppError `not_found`
 */
export async function lockImport(tx: Transaction, { ambitoId, importId }: { ambitoId: string; importId: string }) {
  await tx.$queryRaw`SELECT id FROM people_import WHERE id = ${importId}::uuid FOR UPDATE`
  const select = { id: true, state: true, tableCipher: true, choices: true, total: true, appliedAt: true } as const
  const row = await tx.peopleImport.findFirst({ where: { id: importId, ambitoId }, select })
  if (!row) throw notFound('people import')
  return { ...row, choices: ImportChoices.parse(row.choices) }
}
