import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Mails about answers that were read: `mail_<what>_subject`, `mail_<what>_text`. */
export const answerLetterMessages = defineMessages({
  it: {
    mail_marked_subject: 'Una tua risposta è stata letta',
    mail_marked_text:
      'Buongiorno {name},\n\nchi forma ha letto una tua riflessione e ti ha lasciato un commento:\n\n{link}\n\nServe a te: non cambia il completamento del corso e il tuo ente non la vede.\n\nSguardi',
    mail_returned_subject: 'Una tua risposta è tornata con un commento',
    mail_returned_text:
      'Buongiorno {name},\n\nchi forma ha letto una tua riflessione e ti propone di riscriverla:\n\n{link}\n\nPuoi farlo quando vuoi: il corso vale già così e il tuo ente non vede ciò che scrivi.\n\nSguardi',
  },
  en: {
    mail_marked_subject: 'An answer of yours was read',
    mail_marked_text:
      'Good morning {name},\n\na trainer has read a reflection of yours and left a comment:\n\n{link}\n\nIt is for you: it does not change the completion of the course, and your employer does not see it.\n\nSguardi',
    mail_returned_subject: 'An answer of yours came back with a comment',
    mail_returned_text:
      'Good morning {name},\n\na trainer has read a reflection of yours and suggests writing it anew:\n\n{link}\n\nTake your time: the course counts as it is, and your employer does not see what you write.\n\nSguardi',
  },
})
