import type { OwnEntry } from './practice-state.ts'

type Section = { course: string; title: string; entries: readonly OwnEntry[] }

/** Signs that Markdown would read as its own; what somebody wrote stays what they wrote. */
const plain = (text: string) => text.replace(/([\\`*_[\]<])/g, '\\$1').replace(/^([#>+=-])/gm, '\\$1')

/** A journal as one Markdown file: a chapter for each question, the entries in the order they were written. */
export function journalFile(sections: readonly Section[], names: { title: string; when: (instant: Date) => string }) {
  const chapters = sections.map(({ course, title, entries }) => {
    const written = entries.toReversed().map(({ text, writtenAt }) => {
      return `### ${names.when(new Date(writtenAt))}\n\n${plain(text).replaceAll('\n', '  \n')}\n`
    })
    return `## ${title}\n\n${course}\n\n${written.join('\n')}`
  })
  return `# ${names.title}\n\n${chapters.join('\n')}`
}
