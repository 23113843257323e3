import { defineMessages } from '#app/platform/i18n/messages.ts'

/** The start of who has a role beside learning, and the list of surveys. */
export const workMessages = defineMessages({
  it: {
    work: 'Il tuo lavoro',
    figures: 'Come rispondono le persone',
    figures_text: 'Per ogni corso: quiz, casi e sondaggi, in totali senza nomi.',
    surveys: 'Sondaggi prima e dopo',
    surveys_lead: 'I totali di ogni corso: compaiono da cinque risposte, senza nomi e senza uffici.',
    surveys_none: 'Nessun corso ha sondaggi, per ora.',
    office: 'Chi si è formato',
    office_text:
      'Comune per comune e servizio per servizio: chi ha concluso, chi è in ritardo, gli attestati da scaricare.',
    office_open: 'Apri l’ufficio',
    outbox: 'Posta in uscita',
    outbox_text: 'Nella dimostrazione i messaggi non partono: si leggono qui.',
    outbox_open: 'Leggi i messaggi',
  },
  en: {
    work: 'Your work',
    figures: 'How people answer',
    figures_text: 'For each course: quizzes, cases and surveys, in totals without names.',
    surveys: 'Surveys before and after',
    surveys_lead: 'The totals of each course: they appear from five replies on, without names and offices.',
    surveys_none: 'No course has surveys yet.',
    office: 'Who has been trained',
    office_text:
      'Comune by comune and service by service: who has finished, who is late, the certificates to download.',
    office_open: 'Open the office',
    outbox: 'Outgoing mail',
    outbox_text: 'In the demonstration no mail leaves: it is read here.',
    outbox_open: 'Read the mails',
  },
})
