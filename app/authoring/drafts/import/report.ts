/** What became of each kind of element of a document. */
export const reportCodes = {
  kept: ['heading', 'paragraph', 'list', 'quote', 'link', 'footnote', 'component', 'question'],
  changed: [
    'table',
    'heading_level',
    'list_deep',
    'code',
    'strike',
    'link_http',
    'link_inside',
    'revision_in',
    'html_words',
    'hidden',
    'question_changed',
    'picture',
  ],
  left: ['image', 'link_unsafe', 'html', 'comment', 'revision_out', 'margin', 'macro', 'facts', 'question_left'],
} as const
export type ReportKind = keyof typeof reportCodes
export type ReportCode = (typeof reportCodes)[ReportKind][number]
/** `examples` are the words around, of the first few. */
export type ReportLine = { kind: ReportKind; code: ReportCode; count: number; examples: string[] }

const shown = 3
/** Of questions each is named: what became of it is told of it alone. */
const namedOf = (code: ReportCode) => (code === 'question_changed' || code === 'question_left' ? 200 : shown)
const longest = 160

const shortened = (words: string) => {
  const folded = words.replace(/\s+/g, ' ').trim()
  return folded.length > longest ? `${folded.slice(0, longest - 1)}…` : folded
}

const kindOf = new Map<ReportCode, ReportKind>()
for (const code of reportCodes.kept) kindOf.set(code, 'kept')
for (const code of reportCodes.changed) kindOf.set(code, 'changed')
for (const code of reportCodes.left) kindOf.set(code, 'left')

/** Counts what was kept, changed and not imported of a document, with the words of the first of each. */
export class ImportReport {
  readonly #lines = new Map<ReportCode, ReportLine>()
  note(code: ReportCode, words = ''): void {
    const line = this.#lines.get(code) ?? { kind: kindOf.get(code) ?? 'kept', code, count: 0, examples: [] }
    this.#lines.set(code, line)
    line.count += 1
    const example = shortened(words)
    if (example && line.examples.length < namedOf(code) && !line.examples.includes(example)) line.examples.push(example)
  }
  /** In the order of `reportCodes`. */
  lines(): ReportLine[] {
    return [...kindOf.keys()].flatMap((code) => this.#lines.get(code) ?? [])
  }
}
