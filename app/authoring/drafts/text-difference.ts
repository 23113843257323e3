import { diffLines } from 'diff'

/** A run of lines that stayed, came or went; long runs that stayed are cut to what surrounds a change. */
export type DifferencePart = { kind: 'same' | 'added' | 'removed'; lines: string[]; skipped: number }

const around = 2

function cut(lines: readonly string[], isFirst: boolean, isLast: boolean): { lines: string[]; skipped: number } {
  const before = isFirst ? 0 : around
  const after = isLast ? 0 : around
  if (lines.length <= before + after + 1) return { lines: [...lines], skipped: 0 }
  const kept = [...lines.slice(0, before), ...(after > 0 ? lines.slice(-after) : [])]
  return { lines: kept, skipped: lines.length - kept.length }
}

/** What was made of a text, line by line; empty where nothing was. */
export function differenceOf(before: string, after: string): DifferencePart[] {
  const changes = diffLines(before, after)
  if (changes.every(({ added, removed }) => !added && !removed)) return []
  return changes.map(({ added, removed, value }, index) => {
    const lines = value.replace(/\n$/, '').split('\n')
    if (added || removed) return { kind: added ? 'added' : 'removed', lines, skipped: 0 }
    return { kind: 'same', ...cut(lines, index === 0, index === changes.length - 1) }
  })
}
