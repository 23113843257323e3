import type { Viewer } from '#app/identity/viewer.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { workOnImport } from './jobs.server.ts'
import { knownOrganisations } from './known-people.server.ts'
import { getAmbitoOfImports, lockImport, openTable } from './office-import.server.ts'
import { missingColumn, rememberedOf } from './propose-choices.ts'
import type { ImportChoices } from './schemas.ts'

type Outcome =
  { ok: true } | { ok: false; reason: NonNullable<ReturnType<typeof missingColumn>> | 'not_open' | 'column_unknown' }

async function remember(tx: Transaction, ambitoId: string, choices: ReturnType<typeof rememberedOf>): Promise<void> {
  await tx.peopleImportMemory.upsert({
    where: { ambitoId },
    create: { ambitoId, choices },
    update: { choices },
    select: { ambitoId: true },
  })
}

/**
 * Keeps what the columns of a list are and what kind its departments are of, remembers it for the ambito's next list,
 * and with `isTrial` queues the dry run. Until a list is applied it may be chosen anew.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function chooseColumns(
  viewer: Viewer,
  {
    ambitoSlug,
    importId,
    choices,
    isTrial,
  }: { ambitoSlug: string; importId: string; choices: ImportChoices; isTrial: boolean },
  now: Date,
): Promise<Outcome> {
  const ambito = await getAmbitoOfImports(viewer, ambitoSlug)
  return transaction(async (tx) => {
    const row = await lockImport(tx, { ambitoId: ambito.id, importId })
    const isOpen = row.state === 'mapping' || row.state === 'judged'
    if (!isOpen || !row.tableCipher) return { ok: false, reason: 'not_open' } as const
    const table = openTable(row.tableCipher)
    const width = Math.max(...table.rows.map((cells) => cells.length))
    if (Object.values(choices.columns).some((at) => at >= width))
      return { ok: false, reason: 'column_unknown' } as const
    const organisations = await knownOrganisations(tx, ambito.id, now)
    const isOwn = organisations.some(({ id }) => id === choices.organisationId)
    const kept = { ...choices, organisationId: isOwn ? choices.organisationId : null }
    const missing = isTrial ? missingColumn(kept) : null
    // What was chosen so far stays, also where something is still missing.
    const work = isTrial && !missing ? ({ state: 'judging', done: 0 } as const) : ({ state: 'mapping' } as const)
    await tx.peopleImport.update({
      where: { id: importId },
      data: { choices: kept, movedAt: now, ...work },
      select: { id: true },
    })
    if (missing) return { ok: false, reason: missing } as const
    await remember(tx, ambito.id, rememberedOf(table, kept))
    if (isTrial) await enqueue(tx, workOnImport, { importId })
    return { ok: true } as const
  })
}
