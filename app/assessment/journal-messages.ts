import { defineMessages } from '#app/platform/i18n/messages.ts'

/** The page with the whole journal. */
export const journalMessages = defineMessages({
  it: {
    title: 'Il mio diario',
    lead: 'Quello che hai scritto per te nei corsi. Lo leggi soltanto tu, e puoi cambiarlo o eliminarlo quando vuoi.',
    privacy: 'Chi può leggerlo, per intero',
    download: 'Scarica il diario (testo)',
    file_name: 'diario.txt',
    file_made: 'Scaricato il {when}',
    file_course: 'Corso',
    none: 'Non hai ancora scritto niente',
    none_text: 'Nelle lezioni trovi, qua e là, una domanda con il tuo diario: quello che scrivi arriva qui.',
    none_action: 'Vai ai miei corsi',
    wrong: 'La modifica non è stata salvata: scrivi qualcosa, al massimo 10.000 caratteri.',
  },
  en: {
    title: 'My journal',
    lead: 'What you wrote for yourself in the courses. Only you read it, and you can change or delete it at any time.',
    privacy: 'Who can read it, in full',
    download: 'Download the journal (text)',
    file_name: 'journal.txt',
    file_made: 'Downloaded on {when}',
    file_course: 'Course',
    none: 'You have not written anything yet',
    none_text: 'Here and there lessons have a question with your journal: what you write comes here.',
    none_action: 'Go to my courses',
    wrong: 'The change was not saved: write something, at most 10,000 characters.',
  },
})
