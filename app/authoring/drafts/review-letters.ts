import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Mails about the reading of a draft: `mail_<what>_subject`, `mail_<what>_text`; the browser never needs them. */
export const reviewLetters = defineMessages({
  it: {
    mail_submitted_subject: 'Un corso da leggere: «{title}»',
    mail_submitted_text:
      'Buongiorno {name},\n\n{who} ha consegnato «{title}». Un corso si pubblica quando lo ha letto e approvato una persona che non l’ha scritto: puoi essere tu.\n\n{link}\n\nSguardi',
    mail_approved_subject: 'Approvato: «{title}»',
    mail_approved_text:
      'Buongiorno {name},\n\n{who} ha letto e approvato «{title}». Ora si può pubblicare; se lo cambi servirà un’altra lettura.\n\n{link}\n\nSguardi',
    mail_returned_subject: 'Da rivedere: «{title}»',
    mail_returned_text:
      'Buongiorno {name},\n\n{who} ha letto «{title}» e ti chiede di rivederlo. Qui trovi che cosa manca e dove:\n\n{link}\n\nSguardi',
  },
  en: {
    mail_submitted_subject: 'A course to be read: “{title}”',
    mail_submitted_text:
      'Good morning {name},\n\n{who} has handed in “{title}”. A course is published once somebody who did not write it has read and approved it: that may be you.\n\n{link}\n\nSguardi',
    mail_approved_subject: 'Approved: “{title}”',
    mail_approved_text:
      'Good morning {name},\n\n{who} has read and approved “{title}”. It can be published now; if you change it, it needs another reading.\n\n{link}\n\nSguardi',
    mail_returned_subject: 'To be revised: “{title}”',
    mail_returned_text:
      'Good morning {name},\n\n{who} has read “{title}” and asks you to revise it. Here you find what is missing, and where:\n\n{link}\n\nSguardi',
  },
})
