import { limits } from './dialect.ts'
import type { FaultList, Place } from './faults.ts'

const marker = /^[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/
const hidden = /[\r\u200B\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/
const bracketsAndTicks = /[[\]`]/g
const marks = /[*_&<{]/g

/** How many quotes and list items a line opens inside each other: `> - - text` is 3. */
function markersOf(line: string): number {
  let rest = line
  let count = 0
  for (let found = marker.exec(rest); found && count <= limits.markers; found = marker.exec(rest)) {
    rest = rest.slice(found[0].length)
    count += 1
  }
  return count
}

/** The place where the one too many stands, or undefined. */
function placeOfExcess(lines: readonly string[], pattern: RegExp, most: number): Place | undefined {
  let count = 0
  for (const [index, line] of lines.entries()) {
    for (const { index: offset } of line.matchAll(pattern)) {
      count += 1
      if (count > most) return { line: index + 1, column: offset + 1 }
    }
  }
  return undefined
}

/**
 * Refuses, before anything is parsed, text that costs a Markdown parser time out of proportion to its length: brackets,
 * backticks and containers grow with the square of their number. Linear in the text.
 * @returns whether the text may be parsed
 */
export function checkDensity(text: string, faults: FaultList): boolean {
  const lines = text.split('\n')
  const before = faults.faults.length
  const brackets = placeOfExcess(lines, bracketsAndTicks, limits.brackets)
  if (brackets) faults.add(brackets, 'too_dense', { limit: limits.brackets, what: '[ ] `' })
  const signs = placeOfExcess(lines, marks, limits.marks)
  if (signs) faults.add(signs, 'too_dense', { limit: limits.marks, what: '* _ & < {' })
  let containers = 0
  for (const [index, line] of lines.entries()) {
    const inside = markersOf(line)
    const indent = line.length - line.trimStart().length
    containers += inside
    if (inside > limits.markers || indent > limits.indent) {
      faults.add({ line: index + 1, column: 1 }, 'too_deep', { limit: limits.markers })
      break
    }
    if (containers > limits.containers) {
      faults.add({ line: index + 1, column: 1 }, 'too_dense', { limit: limits.containers, what: '> - 1.' })
      break
    }
  }
  return faults.faults.length === before
}

/**
 * Points out characters that nobody sees, the first of each line: they turn the order of what is read (Trojan Source, CVE-2021-42574) or split
 * words and lines. Joiners that Arabic and Persian need are let be.
 */
export function checkHidden(text: string, faults: FaultList): void {
  for (const [index, line] of text.split('\n').entries()) {
    const offset = line.search(hidden)
    if (offset < 0) continue
    const code = line.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')
    faults.add({ line: index + 1, column: offset + 1 }, 'hidden_character', { code: `U+${code}` })
  }
}
