import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Exercises of a lesson being written, tried out. */
export const trialMessages = defineMessages({
  it: {
    trial: 'Prova',
    try_quiz: 'Prova il quiz: {title}',
    try_case: 'Prova il caso: {title}',
    try_form: 'Prova la scheda: {title}',
    try_all: 'Prova gli esercizi come chi segue il corso',
    note: 'È una prova: non si registra niente, e ogni volta che ricominci le domande si estraggono di nuovo.',
    note_case: 'È una prova: non si registra niente.',
    begin: 'Comincia la prova',
    again: 'Ricomincia la prova',
    from: 'Comincia da',
    counter: 'Visto da',
    back: 'Torna al testo',
    to_place: 'Vai a dove eri',
    gone: 'Questo esercizio non si può provare: la lezione ha punti da sistemare, o l’esercizio non c’è più.',
    away: 'La prova non è arrivata al server. Riprova fra poco.',
  },
  en: {
    trial: 'Trial',
    try_quiz: 'Try the quiz: {title}',
    try_case: 'Try the case: {title}',
    try_form: 'Try the form: {title}',
    try_all: 'Try the exercises as learners take them',
    note: 'This is a trial: nothing is recorded, and questions are drawn anew each time you begin again.',
    note_case: 'This is a trial: nothing is recorded.',
    begin: 'Begin the trial',
    again: 'Begin the trial again',
    from: 'Begin with',
    counter: 'Seen from',
    back: 'Back to the text',
    to_place: 'Go to where you were',
    gone: 'This exercise cannot be tried: its lesson has points to mend, or it is not there any more.',
    away: 'The trial did not reach the server. Try again in a moment.',
  },
})
