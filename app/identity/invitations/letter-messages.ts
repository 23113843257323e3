import { defineMessages } from '#app/platform/i18n/messages.ts'

/** What an invited person reads outside the site: mails and printed letters. */
export const letterMessages = defineMessages({
  it: {
    mail_subject: 'Sguardi: crea il tuo accesso',
    mail_text:
      'Buongiorno {name},\n\n{organisation} ti invita su Sguardi, il sito dei corsi di formazione interculturale per chi lavora nei servizi.\n\nPer scegliere la tua password apri questo collegamento entro il {day}:\n\n{link}\n\nIl collegamento è personale e vale una volta sola. Se non lavori più qui, o pensi che il messaggio non sia per te, non fare nulla.\n\nSguardi',
    welcome_subject: 'Sguardi: il tuo accesso è pronto',
    welcome_text:
      'Buongiorno {name},\n\nil tuo accesso a Sguardi è pronto. Da ora entri con questo indirizzo e la password che hai scelto:\n\n{email}\n\nSe non sei stato tu, scrivi subito al tuo referente: qualcuno ha usato il tuo invito.\n\nSguardi',
    letters_title: 'Inviti a Sguardi',
    letter_heading: 'Crea il tuo accesso a Sguardi',
    letter_lead:
      'Sguardi è il sito dei corsi di formazione interculturale per chi lavora nei servizi. Per entrare la prima volta:',
    letter_step_open: 'inquadra il codice qui accanto con il telefono, oppure apri {address} e scrivi il codice;',
    letter_step_code: 'scrivi gli ultimi quattro caratteri del tuo codice fiscale;',
    letter_step_choose: 'scegli un indirizzo e-mail, anche personale, e una password.',
    letter_code: 'Il tuo codice',
    letter_until: 'Vale fino al {day}, una volta sola. Il foglio è personale: non darlo ad altri.',
    letter_help: 'Non funziona? Chiedi un nuovo foglio al tuo referente.',
    letter_qr: 'Codice da inquadrare: porta a {url}',
  },
  en: {
    mail_subject: 'Sguardi: make your account',
    mail_text:
      'Hello {name},\n\n{organisation} invites you to Sguardi, the site of intercultural training for those who work in public services.\n\nTo choose your password open this link by {day}:\n\n{link}\n\nThe link is yours alone and works once. If you no longer work here, or think the message is not for you, do nothing.\n\nSguardi',
    welcome_subject: 'Sguardi: your account is ready',
    welcome_text:
      'Hello {name},\n\nyour account on Sguardi is ready. From now on sign in with this address and the password you chose:\n\n{email}\n\nIf it was not you, write to your contact at once: somebody has used your invitation.\n\nSguardi',
    letters_title: 'Invitations to Sguardi',
    letter_heading: 'Make your account on Sguardi',
    letter_lead:
      'Sguardi is the site of intercultural training for those who work in public services. To come in the first time:',
    letter_step_open: 'point your phone at the code beside this text, or open {address} and write the code;',
    letter_step_code: 'write the last four characters of your fiscal code;',
    letter_step_choose: 'choose an e-mail address, a private one as well, and a password.',
    letter_code: 'Your code',
    letter_until: 'Good until {day}, once. This sheet is yours alone: give it to nobody.',
    letter_help: 'It does not work? Ask your contact for a new sheet.',
    letter_qr: 'Code for the phone: leads to {url}',
  },
})
