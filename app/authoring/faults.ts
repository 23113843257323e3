import type { Locale } from '#app/platform/i18n/messages.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { faultMessages, type FaultCode } from './messages.ts'

/** One thing wrong in a course folder. Lines and columns count from 1. */
export type Fault = {
  file: string
  line: number
  column: number
  code: FaultCode
  /** What the sentence names: a component, an id, a figure. */
  values: Record<string, string | number>
}

export type Place = { line: number; column: number }

/** Collects the faults of one file. */
export class FaultList {
  readonly faults: Fault[] = []
  readonly file: string
  constructor(file: string) {
    this.file = file
  }
  add(place: Place, code: FaultCode, values: Fault['values'] = {}): void {
    this.faults.push({ file: this.file, line: place.line, column: place.column, code, values })
  }
}

/** `01-modulo/02-lezione.mdx:12:3  sentence`, as editors make links of. */
export function faultLine(fault: Fault, locale: Locale): string {
  const sentence = translator(faultMessages, locale)(fault.code, fault.values)
  return `${fault.file}:${fault.line}:${fault.column}  ${sentence}`
}

/** Faults in reading order. */
export function inOrder(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column)
}
