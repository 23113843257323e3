import type { ReadRow } from './read-row.ts'
import type { RowReason } from './schemas.ts'

/** How many other lines a line names. */
const named = 5

/** What makes a code say nothing about who is meant. */
const withoutCode: readonly RowReason[] = [
  ...(['line_broken', 'fiscal_code_missing', 'fiscal_code_temporary'] as const),
  ...(['fiscal_code_form', 'fiscal_code_check'] as const),
]

const isClean = ({ faults }: ReadRow) => faults.length === 0
const wordsOf = ({ facts }: ReadRow) => JSON.stringify(facts)

/** What a file says of one person: lines that say the same, by their words. */
type Said = Map<string, ReadRow[]>

function saidOf(rows: readonly ReadRow[]): Map<string, Said> {
  const people = new Map<string, Said>()
  for (const row of rows) {
    if (row.faults.some((fault) => withoutCode.includes(fault))) continue
    const said = people.get(row.fiscalCode) ?? new Map<string, ReadRow[]>()
    people.set(row.fiscalCode, said)
    const same = said.get(wordsOf(row))
    if (same) same.push(row)
    else said.set(wordsOf(row), [row])
  }
  return people
}

/** The first lines of the same person in other words. */
function contradicting(row: ReadRow, said: Said): number[] {
  const own = wordsOf(row)
  const others = [...said].flatMap(([words, rows]) => (words === own ? [] : rows.slice(0, named)))
  return others
    .map(({ line }) => line)
    .toSorted((a, b) => a - b)
    .slice(0, named)
}

/** The codes of those who have an address in the file, by address. */
function sharers(rows: readonly ReadRow[]): Map<string, Set<string>> {
  const addresses = new Map<string, Set<string>>()
  for (const { facts, fiscalCode } of rows.filter(isClean)) {
    if (facts.email !== '') addresses.set(facts.email, (addresses.get(facts.email) ?? new Set()).add(fiscalCode))
  }
  return addresses
}

/**
 * The lines of a file looked at together, each with the others that it repeats or contradicts: a person said twice in the
 * same words counts once, said in different words not at all; an address that several people have is nobody's.
 */
export function withFileFaults(rows: readonly ReadRow[]): ReadRow[] {
  const people = saidOf(rows)
  const addresses = sharers(rows)
  return rows.map((row) => {
    const said = people.get(row.fiscalCode)
    const same = said?.get(wordsOf(row))
    if (said && same?.includes(row)) {
      const lines = contradicting(row, said)
      if (lines.length > 0) return { ...row, faults: [...row.faults, 'twice_differs'], lines }
      const first = same.find(isClean)
      if (first && isClean(row) && first !== row) return { ...row, faults: ['twice_in_file'], lines: [first.line] }
    }
    const isEmailShared = isClean(row) && (addresses.get(row.facts.email)?.size ?? 0) > 1
    return isEmailShared ? { ...row, facts: { ...row.facts, isEmailShared } } : row
  })
}
