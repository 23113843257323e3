import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Texts of mails; the browser never needs them. `mail_view_<rhythm>`. */
export const viewLetterMessages = defineMessages({
  it: {
    mail_view_subject: '{view} · {ambito}',
    mail_view_weekly:
      'Buongiorno {name},\n\nè cominciata una nuova settimana: qui trovi i numeri aggiornati della vista «{view}» ({ambito}). Ti chiediamo di entrare con la tua password:\n\n{link}\n\nPer non ricevere più questo messaggio apri {stop} e scegli «Non mandarmelo più».\n\nSguardi',
    mail_view_monthly:
      'Buongiorno {name},\n\nè cominciato un nuovo mese: qui trovi i numeri aggiornati della vista «{view}» ({ambito}). Ti chiediamo di entrare con la tua password:\n\n{link}\n\nPer non ricevere più questo messaggio apri {stop} e scegli «Non mandarmelo più».\n\nSguardi',
  },
  en: {
    mail_view_subject: '{view} · {ambito}',
    mail_view_weekly:
      'Dear {name},\n\na new week has begun: here are the current figures of the view “{view}” ({ambito}). You will be asked to sign in:\n\n{link}\n\nTo stop this message open {stop} and choose “Send it to me no more”.\n\nSguardi',
    mail_view_monthly:
      'Dear {name},\n\na new month has begun: here are the current figures of the view “{view}” ({ambito}). You will be asked to sign in:\n\n{link}\n\nTo stop this message open {stop} and choose “Send it to me no more”.\n\nSguardi',
  },
})
