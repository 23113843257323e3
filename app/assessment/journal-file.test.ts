import { expect, test } from 'vitest'
import { journalFile } from './journal-file.ts'

const names = { title: 'Il mio diario', when: (instant: Date) => instant.toISOString().slice(0, 10) }
const entry = (text: string, day: string) => ({ id: day, text, writtenAt: `${day}T09:00:00.000Z`, editedAt: null })

test('is a chapter for each question, the oldest entry first', () => {
  const entries = [entry('dopo', '2026-03-12'), entry('prima', '2026-03-10')]
  expect(journalFile([{ course: 'Corso', title: 'Domanda', entries }], names)).toBe(
    '# Il mio diario\n\n## Domanda\n\nCorso\n\n### 2026-03-10\n\nprima\n\n### 2026-03-12\n\ndopo\n',
  )
})

test('keeps what somebody wrote as they wrote it', () => {
  const entries = [entry('# non un titolo\n- né *un elenco*\n<b>', '2026-03-10')]
  const text = journalFile([{ course: 'Corso', title: 'Domanda', entries }], names)
  expect(text).toContain('\\# non un titolo  \n\\- né \\*un elenco\\*  \n\\<b>')
})
