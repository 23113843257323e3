import { hashFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { db } from '#app/platform/database.server.ts'
import { withFileFaults } from './file-faults.ts'
import { judgeRow, type Judged } from './judge-row.ts'
import { daysOf, knownOrganisations, knownPeople, ownersOfEmails } from './known-people.server.ts'
import { PlaceFinder } from './place-finder.ts'
import { readRow, type ReadRow } from './read-row.ts'
import type { ImportChoices, PeopleTable } from './schemas.ts'

export type JudgedRow = ReadRow & Judged & { fiscalCodeHash: string | null }

/** Lines judged with one look at the database. */
const chunk = 1000

/** The lines of a table that say anything, as they are understood under some choices. */
export function readTable(
  { rows, top }: PeopleTable,
  { columns }: Pick<ImportChoices, 'columns'>,
  today: string,
): ReadRow[] {
  const read = rows.flatMap((cells, index) =>
    index > top && cells.some((cell) => cell !== '') ? [readRow(cells, index + 1, columns, today)] : [],
  )
  return withFileFaults(read)
}

/** The verdicts on a table as things are now, a thousand lines at a time; nothing is written. */
export async function* judgeTable(
  { ambitoId, table, choices }: { ambitoId: string; table: PeopleTable; choices: ImportChoices },
  now: Date,
): AsyncGenerator<JudgedRow[]> {
  const days = daysOf(now)
  const finder = new PlaceFinder(await knownOrganisations(db(), ambitoId, now), choices)
  const rows = readTable(table, choices, days.today)
  for (let at = 0; at < rows.length; at += chunk) {
    const some = rows.slice(at, at + chunk).map((row) => {
      const isCode = row.faults.length === 0
      return { ...row, fiscalCodeHash: isCode ? hashFiscalCode(row.fiscalCode) : null }
    })
    const hashes = some.flatMap(({ fiscalCodeHash }) => fiscalCodeHash ?? [])
    const known = await knownPeople(db(), { ambitoId, hashes, now })
    const takenEmails = await ownersOfEmails(
      db(),
      some.flatMap(({ facts }) => facts.email || []),
    )
    yield some.map((row) => ({
      ...row,
      ...judgeRow(row, known.get(row.fiscalCodeHash ?? '') ?? null, { finder, takenEmails, ...days }),
    }))
  }
}
