import type { ReadRow } from './read-row.ts'

/** Lines by what `keyOf` says of them, those without a key left out. */
function grouped(rows: readonly ReadRow[], keyOf: (row: ReadRow) => string | null): Map<string, ReadRow[]> {
  const groups = new Map<string, ReadRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return groups
}

/**
 * The lines of a file looked at together: a person said twice in the same words counts once, said in different words
 * not at all; an address that several people have is nobody's.
 */
export function withFileFaults(rows: readonly ReadRow[]): ReadRow[] {
  const people = grouped(rows, ({ fault, fiscalCode }) => (fault === null ? fiscalCode : null))
  const addresses = grouped(rows, ({ fault, facts }) => (fault === null && facts.email !== '' ? facts.email : null))
  return rows.map((row) => {
    if (row.fault !== null) return row
    const said = people.get(row.fiscalCode) ?? []
    const [first] = said
    const words = JSON.stringify(row.facts)
    if (said.some(({ facts }) => JSON.stringify(facts) !== words)) return { ...row, fault: 'twice_differs' }
    if (first !== row) return { ...row, fault: 'twice_in_file' }
    const sharing = addresses.get(row.facts.email) ?? []
    const isEmailShared = sharing.some(({ fiscalCode }) => fiscalCode !== row.fiscalCode)
    return isEmailShared ? { ...row, facts: { ...row.facts, isEmailShared } } : row
  })
}
