import { defineMessages } from '#app/platform/i18n/messages.ts'

export const whyMessages = defineMessages({
  it: {
    missing: 'Per l’attestato manca ancora: {parts}.',
    minutes: '{duration} da riconoscere',
    exercises: { one: 'l’esercizio {titles}', other: 'gli esercizi {titles}' },
    quoted: '«{title}»',
    others: { one: 'un altro', other: 'altri {count}' },
    meetings: { one: 'un incontro da tenere o da confermare', other: '{count} incontri da tenere o da confermare' },
    nothing_missing: 'C’è tutto: il completamento si registra alla prossima attività.',
    out_of_reach:
      'Con quello che resta si arriva al massimo a {most} e ne servono {needed}: l’ufficio può aggiungere un incontro o cambiare la soglia.',
    preparing: 'Corso completato: l’attestato è in preparazione.',
    issued: 'Corso completato: attestato {number}.',
    withdrawn: 'Iscrizione ritirata.',
    withdrawn_why: 'Iscrizione ritirata: {reason}',
  },
  en: {
    missing: 'Still missing for the certificate: {parts}.',
    minutes: '{duration} to be credited',
    exercises: { one: 'the exercise {titles}', other: 'the exercises {titles}' },
    quoted: '“{title}”',
    others: { one: 'one more', other: '{count} more' },
    meetings: { one: 'one meeting to be held or confirmed', other: '{count} meetings to be held or confirmed' },
    nothing_missing: 'Nothing is missing: the completion is recorded with the next activity.',
    out_of_reach:
      'What is left leads to {most} at most and {needed} are needed: the office can add a meeting or change the threshold.',
    preparing: 'Course completed: the certificate is being prepared.',
    issued: 'Course completed: certificate {number}.',
    withdrawn: 'Enrolment withdrawn.',
    withdrawn_why: 'Enrolment withdrawn: {reason}',
  },
})
