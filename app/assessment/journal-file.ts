import type { OwnEntry } from './practice-state.ts'

type Section = { course: string; title: string; promptHtml: string; entries: readonly OwnEntry[] }
type Names = { title: string; made: string; course: string; edited: (when: string) => string }

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00A0' }

function character(entity: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? entity
  const isHex = name[1] === 'x' || name[1] === 'X'
  return String.fromCodePoint(Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10))
}

/** The words of a question, one paragraph or item a line; our own HTML, compiled from the course's text. */
function questionText(html: string): string {
  return html
    .replace(/\s+/g, ' ')
    .replace(/<li>\s*(?:<p>)?/g, '\n- ')
    .replace(/<br ?\/?>|<\/(?:p|li|ul|ol|h\d|blockquote)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, character)
    .replace(/ *\n[ \n]*/g, '\n')
    .trim()
}

const rule = '-'.repeat(60)

/**
 * A journal as a text file for Notepad: UTF-8 with a byte order mark, lines that end in CRLF. A part for each question,
 * with its words; the entries in the order they were written, as they were written.
 */
export function journalFile(sections: readonly Section[], names: Names, when: (instant: Date) => string): string {
  const parts = sections.flatMap(({ course, title, promptHtml, entries }) => [
    [rule, title, `${names.course}: ${course}`, '', questionText(promptHtml)].join('\n'),
    ...entries.toReversed().map(({ text, writtenAt, editedAt }) => {
      const edited = editedAt ? ` (${names.edited(when(new Date(editedAt)))})` : ''
      return `[${when(new Date(writtenAt))}]${edited}\n\n${text}`
    }),
  ])
  const text = [`${names.title}\n${names.made}`, ...parts].join('\n\n')
  return `\uFEFF${text.replace(/\r?\n/g, '\r\n')}\r\n`
}
