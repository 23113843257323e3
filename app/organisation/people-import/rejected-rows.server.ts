import { translator } from '#app/platform/i18n/messages.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { toCsv, type CsvColumn } from '#app/platform/csv.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { importMessages } from './messages.ts'
import { getAmbitoOfImports, openTable } from './office-import.server.ts'
import { VerdictDetail } from './schemas.ts'
import { faultTexts } from './why-text.ts'

type Rejected = { line: number; cells: string[]; verdict: string; reason: string; suggestion: string }

/**
 * The lines of a list that are left out, as the file had them, each with its number and why: corrected, the file can be
 * uploaded again. It holds fiscal codes, so the download is audited (P12).
 * @throws AppError `not_found` outside the scope or once the list is forgotten, `forbidden` for contacts
 */
export async function exportRejected(
  viewer: Viewer,
  { ambitoSlug, importId }: { ambitoSlug: string; importId: string },
  now: Date,
): Promise<{ name: string; text: string }> {
  const ambito = await getAmbitoOfImports(viewer, ambitoSlug)
  const where = { id: importId, ambitoId: ambito.id }
  const row = await db().peopleImport.findFirst({ where, select: { tableCipher: true } })
  if (!row?.tableCipher) throw notFound('people import')
  const table = openTable(row.tableCipher)
  const left = await db().peopleImportRow.findMany({
    where: { importId, verdict: { in: ['refused', 'conflict'] } },
    orderBy: { line: 'asc' },
    select: { line: true, verdict: true, detail: true },
  })
  const t = translator(importMessages, viewer.locale)
  const rows = left.map(({ line, verdict, detail }): Rejected => {
    const why = VerdictDetail.parse(detail)
    const [cells, reason] = [table.rows[line - 1] ?? [], faultTexts(why, t).join(' ')]
    return { line, cells, verdict: t(`verdict_${verdict}`), reason, suggestion: why.suggestion ?? '' }
  })
  const headings = table.rows[table.top] ?? []
  const columns: CsvColumn<Rejected>[] = [
    ...headings.map((header, at) => ({ header, value: ({ cells }: Rejected) => cells[at] })),
    { header: t('line'), value: ({ line }) => line },
    { header: t('verdict'), value: ({ verdict }) => verdict },
    { header: t('why'), value: ({ reason }) => reason },
    { header: t('perhaps'), value: ({ suggestion }) => suggestion },
  ]
  const subject = {
    subjectType: 'people_import',
    subjectId: importId,
    detail: { lines: rows.length, fiscalCodes: true },
  }
  await transaction((tx) =>
    audit(tx, { actorId: viewer.personId, action: 'people.rejected_downloaded', ...subject }, now),
  )
  return { name: `righe-da-correggere_${ambito.slug}.csv`, text: toCsv(columns, rows) }
}
