import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Texts of mails; the browser never needs them. */
export const exportLetterMessages = defineMessages({
  it: {
    mail_ready_subject: 'Il file che hai chiesto è pronto',
    mail_ready_text:
      'Buongiorno {name},\n\nil file che hai chiesto il {asked} è pronto. Lo trovi tra i tuoi file, dove ti chiediamo di entrare con la tua password:\n\n{link}\n\nSi può scaricare per {days} giorni.\n\nSguardi',
  },
  en: {
    mail_ready_subject: 'The file you asked for is ready',
    mail_ready_text:
      'Dear {name},\n\nthe file you asked for on {asked} is ready. It is among your files, where you will be asked to sign in:\n\n{link}\n\nIt can be downloaded for {days} days.\n\nSguardi',
  },
})
