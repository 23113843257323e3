import { defineMessages } from '#app/platform/i18n/messages.ts'

/** The private journal in a lesson, and what is written in it. */
export const entryMessages = defineMessages({
  it: {
    journal_private: 'Lo leggi soltanto tu: non il tuo ente, non chi tiene il corso, non chi gestisce il sito.',
    journal_more: 'Che cosa vuol dire, per intero',
    journal_write: 'Scrivi nel diario',
    journal_text: 'Le tue parole',
    journal_all: 'Tutto il mio diario',
    journal_entries: 'Quello che hai scritto',
    entry_edited: 'modificato il {when}',
    entry_change: 'Modifica o elimina',
    entry_save: 'Salva la modifica',
    entry_delete: 'Elimina per sempre',
    entry_text: 'Il testo del {when}',
  },
  en: {
    journal_private: 'Only you read it: not your employer, not who runs the course, not who runs the site.',
    journal_more: 'What that means, in full',
    journal_write: 'Write in the journal',
    journal_text: 'Your words',
    journal_all: 'My whole journal',
    journal_entries: 'What you have written',
    entry_edited: 'changed on {when}',
    entry_change: 'Change or delete',
    entry_save: 'Save the change',
    entry_delete: 'Delete for good',
    entry_text: 'The text of {when}',
  },
})
