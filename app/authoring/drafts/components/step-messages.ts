import { defineMessages } from '#app/platform/i18n/messages.ts'

/** The page of a course being written, in the order of the work. */
export const stepMessages = defineMessages({
  it: {
    write: '1. Scrivi',
    write_lead: 'Comincia dalle lezioni; i dati del corso dicono a chi serve e che cosa si impara.',
    check: '2. Prova e controlla',
    check_lead: 'Leggilo come lo leggerà chi lo segue, poi sistema quello che manca.',
    have_read: '3. Fai leggere',
    have_read_lead: 'Quando non manca più nulla lo consegni: lo legge una persona che non l’ha scritto.',
    publish: '4. Pubblica',
    publish_lead: 'Si può pubblicare dopo che chi l’ha letto lo ha approvato.',
    other: 'Altro',
    discard: 'Rinuncia a questa bozza',
    discard_what:
      'Si perdono i testi di questa bozza, la loro storia e le note di chi li ha letti. Quello che è già pubblicato resta com’è. Se vuoi tenerne una copia, scaricala prima.',
    discard_do: 'Elimina la bozza',
    discarded: 'La bozza non c’è più. Quello che era pubblicato è rimasto com’era.',
  },
  en: {
    write: '1. Write',
    write_lead: 'Begin with the lessons; the facts of the course say whom it is for and what one learns.',
    check: '2. Try and check',
    check_lead: 'Read it as its learners will, then put right what is missing.',
    have_read: '3. Have it read',
    have_read_lead: 'When nothing is missing any more you hand it in: somebody reads it who did not write it.',
    publish: '4. Publish',
    publish_lead: 'It can be published after whoever read it has approved it.',
    other: 'More',
    discard: 'Give this draft up',
    discard_what:
      'The texts of this draft, their history and the remarks of those who read them are lost. What is published stays as it is. To keep a copy, download it first.',
    discard_do: 'Delete the draft',
    discarded: 'The draft is gone. What was published is as it was.',
  },
})
