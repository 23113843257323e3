import type { Note, NoteCode } from './question.ts'

/** Adds what was noted of a question, each code once: as it was said first. */
export function noteOnce(notes: Note[], note: Note): void {
  if (!notes.some(({ code }) => code === note.code)) notes.push(note)
}

/** What is noted of one question while it is read, each code once. */
export function noteList() {
  const notes: Note[] = []
  return {
    notes,
    note: (code: NoteCode, detail?: string) => noteOnce(notes, detail === undefined ? { code } : { code, detail }),
    said: (text: { notes: readonly Note[] }) => {
      for (const note of text.notes) noteOnce(notes, note)
    },
  }
}
