import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Texts of mails to learners; the browser never needs them. */
export const letterMessages = defineMessages({
  it: {
    mail_gained_subject: 'Una domanda è stata corretta: ora hai superato «{quiz}»',
    mail_gained_text:
      'Buongiorno {name},\n\nin «{quiz}», del corso «{course}», la risposta giusta a una domanda era sbagliata: l’abbiamo corretta e abbiamo ricalcolato i risultati. Il tuo adesso basta: la prova è superata.\n\nPuoi rivederla qui:\n\n{link}\n\nCi scusiamo per l’errore.\n\nSguardi',
    mail_lost_subject: 'Una domanda è stata corretta: «{quiz}»',
    mail_lost_text:
      'Buongiorno {name},\n\nin «{quiz}», del corso «{course}», la risposta giusta a una domanda era sbagliata: l’abbiamo corretta e abbiamo ricalcolato i risultati. Con la correzione il tuo non basterebbe più, ma l’errore era nostro: la prova resta superata per il corso, e se hai già completato il corso o ricevuto l’attestato restano validi. Non devi fare nulla.\n\nSe vuoi, puoi rileggere la domanda qui:\n\n{link}\n\nCi scusiamo per l’errore.\n\nSguardi',
  },
  en: {
    mail_gained_subject: 'A question was corrected: you have now passed “{quiz}”',
    mail_gained_text:
      'Hello {name},\n\nin “{quiz}”, of the course “{course}”, the right answer to a question was wrong: we corrected it and worked the results out again. Yours is now enough: the quiz is passed.\n\nYou can look at it here:\n\n{link}\n\nWe are sorry for the mistake.\n\nSguardi',
    mail_lost_subject: 'A question was corrected: “{quiz}”',
    mail_lost_text:
      'Hello {name},\n\nin “{quiz}”, of the course “{course}”, the right answer to a question was wrong: we corrected it and worked the results out again. With the correction yours would no longer be enough, but the mistake was ours: the quiz stays passed for the course, and if you have completed the course or received the certificate they stay valid. You need not do anything.\n\nIf you like, you can read the question again here:\n\n{link}\n\nWe are sorry for the mistake.\n\nSguardi',
  },
})
