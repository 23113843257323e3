import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Texts of mails about contested minutes; the browser never needs them. */
export const contestLetters = defineMessages({
  it: {
    mail_accepted_subject: 'I minuti di «{activity}» sono stati corretti',
    mail_accepted_text:
      'Buongiorno {name},\n\nl’ufficio ha accolto la tua segnalazione su «{activity}», del corso «{course}»: ora vale {duration}.\n\nL’ufficio scrive:\n{answer}\n\nTrovi tutto nella pagina delle tue ore:\n\n{link}\n\n{certificate}Sguardi',
    mail_declined_subject: 'Risposta sui minuti di «{activity}»',
    mail_declined_text:
      'Buongiorno {name},\n\nl’ufficio ha letto la tua segnalazione su «{activity}», del corso «{course}», e non ha cambiato i minuti.\n\nL’ufficio scrive:\n{answer}\n\nTrovi tutto nella pagina delle tue ore:\n\n{link}\n\nSguardi',
    mail_certificate_stays:
      'Il corso era già completato: le tue ore sono corrette, il completamento e l’attestato restano com’erano.\n\n',
  },
  en: {
    mail_accepted_subject: 'The minutes of “{activity}” were corrected',
    mail_accepted_text:
      'Hello {name},\n\nthe office agreed with what you wrote about “{activity}”, of the course “{course}”: it now counts for {duration}.\n\nThe office writes:\n{answer}\n\nYou find everything on the page of your hours:\n\n{link}\n\n{certificate}Sguardi',
    mail_declined_subject: 'Answer about the minutes of “{activity}”',
    mail_declined_text:
      'Hello {name},\n\nthe office read what you wrote about “{activity}”, of the course “{course}”, and did not change the minutes.\n\nThe office writes:\n{answer}\n\nYou find everything on the page of your hours:\n\n{link}\n\nSguardi',
    mail_certificate_stays:
      'The course was completed already: your hours are corrected, the completion and the certificate stay as they were.\n\n',
  },
})
