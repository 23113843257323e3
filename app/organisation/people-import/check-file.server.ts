import { db } from '#app/platform/database.server.ts'
import type { VerdictCounts } from './count-verdicts.server.ts'
import { judgeTable, type JudgedRow } from './judge-table.server.ts'
import { knownOrganisations } from './known-people.server.ts'
import { rememberedChoices } from './office-import.server.ts'
import { missingColumn, proposeChoices } from './propose-choices.ts'
import { readPeopleFile } from './read-people-file.server.ts'
import type { FileFault, ImportChoices } from './schemas.ts'

export type CheckedFile = { ok: true; counts: VerdictCounts; choices: ImportChoices; headings: readonly string[] }
type Outcome =
  | CheckedFile
  | { ok: false; reason: FileFault | NonNullable<ReturnType<typeof missingColumn>> }
  /** No ambito of that name, or several to choose from. */
  | { ok: false; slugs: string[] }

async function ambitoOf(slug: string | undefined): Promise<{ id: string } | { slugs: string[] }> {
  const ambiti = await db().ambito.findMany({ orderBy: { slug: 'asc' }, select: { id: true, slug: true } })
  const meant = slug === undefined ? ambiti : ambiti.filter((one) => one.slug === slug)
  const [only, more] = meant
  return only && !more ? { id: only.id } : { slugs: ambiti.map((one) => one.slug) }
}

/**
 * The dry run of a file without keeping anything: columns and departments as the ambito's last list had them, guessed
 * where it did not. `onRow` gets each line's verdict in the file's order. For whoever runs the installation.
 */
export async function checkFile(
  { ambitoSlug, bytes, onRow }: { ambitoSlug: string | undefined; bytes: Uint8Array; onRow: (row: JudgedRow) => void },
  now: Date,
): Promise<Outcome> {
  const ambito = await ambitoOf(ambitoSlug)
  if ('slugs' in ambito) return { ok: false, slugs: ambito.slugs }
  const remembered = await rememberedChoices(ambito.id)
  const read = await readPeopleFile(bytes, remembered)
  if (!read.ok) return read
  const { table } = read
  const choices = proposeChoices(table, await knownOrganisations(db(), ambito.id, now), remembered)
  const missing = missingColumn(choices)
  if (missing) return { ok: false, reason: missing }
  const counts: VerdictCounts = { new: 0, unchanged: 0, moved: 0, changed: 0, left: 0, conflict: 0, refused: 0 }
  for await (const rows of judgeTable({ ambitoId: ambito.id, table, choices }, now)) {
    for (const row of rows) {
      counts[row.verdict] += 1
      onRow(row)
    }
  }
  return { ok: true, counts, choices, headings: table.rows[table.top] ?? [] }
}
