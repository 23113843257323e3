import { defineMessages } from '#app/platform/i18n/messages.ts'

/** What somebody has of a course already, told before they enrol again. */
export const alreadyMessages = defineMessages({
  it: {
    title_valid: 'Hai già l’attestato di questo corso',
    title_expired: 'Il tuo attestato di questo corso è scaduto',
    title_enrolled: 'Segui già questo corso',
    certificate: 'Attestato n. {number}',
    issued: 'del {day}.',
    expires: 'Vale fino al {day}.',
    expired: 'È scaduto il {day}: puoi rifare il corso.',
    standing: 'Corso sempre aperto',
    enrolled: 'iscrizione del {day}.',
    completed: 'completato il {day}.',
    again: 'Puoi iscriverti comunque: nel conteggio dell’anno le ore di un corso valgono una volta sola.',
  },
  en: {
    title_valid: 'You have the certificate of this course already',
    title_expired: 'Your certificate of this course has expired',
    title_enrolled: 'You are taking this course already',
    certificate: 'Certificate no. {number}',
    issued: 'of {day}.',
    expires: 'It holds until {day}.',
    expired: 'It expired on {day}: you can take the course again.',
    standing: 'Course that is always open',
    enrolled: 'enrolled on {day}.',
    completed: 'completed on {day}.',
    again: 'You can enrol all the same: in the count of the year the hours of a course count once.',
  },
})
