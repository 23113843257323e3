import { defineMessages } from '#app/platform/i18n/messages.ts'

/** The totals of the surveys: their own pages alone load these. */
export const surveyMessages = defineMessages({
  it: {
    results_lead:
      'Solo totali, senza nomi. Compaiono da cinque risposte e crescono di cinque in cinque, così nessuno può riconoscere una risposta.',
    pre: 'Prima',
    post: 'Dopo',
    replies_pre: 'Prima del corso: {count} risposte.',
    replies_post: 'Dopo il corso: {count} risposte.',
    few_pre: 'Prima del corso: non ancora cinque risposte.',
    few_post: 'Dopo il corso: non ancora cinque risposte.',
    own_first:
      'I totali del dopo si aprono quando hai risposto anche tu al sondaggio di fine corso, così non guidano la tua risposta.',
    none: 'Non ci sono ancora abbastanza risposte',
    none_text: 'I totali si vedono quando almeno cinque persone hanno risposto allo stesso sondaggio.',
    legend: 'I colori delle barre',
    bar: '{moment}: in disaccordo {low}, così così {middle}, d’accordo {high}',
    table: '{title}: quante risposte da 1 a 5',
    statement: 'Frase',
    moment: 'Quando',
    mean: 'Media',
    no_surveys: 'Questo corso non ha sondaggi',
    no_surveys_text:
      'Un sondaggio si scrive con <Survey>, una volta prima e una dopo: lo spiega il dialetto dei corsi.',
    surveys: 'Sondaggi prima e dopo',
  },
  en: {
    results_lead:
      'Totals only, without names. They appear from five answers on and grow by five, so that nobody can recognise an answer.',
    pre: 'Before',
    post: 'After',
    replies_pre: 'Before the course: {count} answers.',
    replies_post: 'After the course: {count} answers.',
    few_pre: 'Before the course: not yet five answers.',
    few_post: 'After the course: not yet five answers.',
    own_first:
      'The totals after the course open when you too have answered the survey at its end, so that they do not lead your answer.',
    none: 'There are not enough answers yet',
    none_text: 'Totals are shown when at least five people have answered the same survey.',
    legend: 'The colours of the bars',
    bar: '{moment}: disagree {low}, so-so {middle}, agree {high}',
    table: '{title}: how many answers from 1 to 5',
    statement: 'Sentence',
    moment: 'When',
    mean: 'Mean',
    no_surveys: 'This course has no surveys',
    no_surveys_text: 'A survey is written with <Survey>, once before and once after: the course dialect explains it.',
    surveys: 'Surveys before and after',
  },
})
