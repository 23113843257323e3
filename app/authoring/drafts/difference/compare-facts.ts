import { parseDocument } from 'yaml'
import { z } from 'zod'
import { compareDrawings, sideOf } from './compare-drawings.ts'
import { element, words, writeDrawing, type DrawnNode } from './drawing.ts'

/** A fact that changed: its name in the file, and how it was and is as HTML with what differs marked; empty where it was not there. */
export type FactChange = { name: string; before: string; after: string }

const Facts = z.record(z.string(), z.unknown())

/** The facts of a file by name; null where it cannot be read. */
function factsOf(yaml: string): Record<string, unknown> | null {
  const document = parseDocument(yaml, { logLevel: 'silent' })
  return document.errors.length > 0 ? null : (Facts.nullable().safeParse(document.toJS()).data ?? {})
}

/** A value in words, a list as an entry a line; what holds more is told as name and value. */
function linesOf(value: unknown, named: (word: string) => string): string[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((one: unknown) => linesOf(one, named).join(', '))
  if (typeof value === 'object') {
    return Object.entries(value).map(
      ([name, inside]: [string, unknown]) => `${name}: ${linesOf(inside, named).join(', ')}`,
    )
  }
  if (typeof value === 'string')
    return named(value)
      .split('\n')
      .filter((line) => line.trim() !== '')
  return [JSON.stringify(value)]
}

const drawn = (lines: readonly string[]): DrawnNode[] => lines.map((line) => element('p', {}, [words(line)]))

/**
 * The facts of a course or a module that differ between two texts, in the order of the newer; null where one of the two
 * cannot be read as facts.
 * @param named the word shown for one that is written, as of a service
 */
export function compareFacts(before: string, after: string, named: (word: string) => string): FactChange[] | null {
  const [one, other] = [factsOf(before), factsOf(after)]
  if (!one || !other) return null
  const names = [...new Set([...Object.keys(other), ...Object.keys(one)])]
  return names.flatMap((name): FactChange[] => {
    const [was, is] = [linesOf(one[name], named), linesOf(other[name], named)]
    if (was.join('\n') === is.join('\n')) return []
    const both = compareDrawings(drawn(was), drawn(is))
    return [{ name, before: writeDrawing(sideOf(both, 'ins')), after: writeDrawing(sideOf(both, 'del')) }]
  })
}
