import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Mails about certificates from elsewhere: `mail_<what>_…`. The browser never needs them. */
export const externalLetters = defineMessages({
  it: {
    mail_approved_subject: 'Attestato esterno approvato: {title}',
    mail_approved_text:
      'Buongiorno {name},\n\nl’ufficio del tuo ambito ha approvato l’attestato esterno «{title}»: contano {hours}.\n\nTrovi il conto delle tue ore qui:\n\n{link}\n\nSguardi',
    mail_corrected_subject: 'Attestato esterno approvato con altre ore: {title}',
    mail_corrected_text:
      'Buongiorno {name},\n\nl’ufficio del tuo ambito ha approvato l’attestato esterno «{title}»: contano {hours}, non {entered} come avevi scritto.\n\nMotivo: {reason}\n\nTrovi il conto delle tue ore qui:\n\n{link}\n\nSguardi',
    mail_refused_subject: 'Attestato esterno non approvato: {title}',
    mail_refused_text:
      'Buongiorno {name},\n\nl’ufficio del tuo ambito non ha approvato l’attestato esterno «{title}»: le sue ore non contano.\n\nMotivo: {reason}\n\nSe puoi rimediare, inseriscilo di nuovo:\n\n{link}\n\nSguardi',
  },
  en: {
    mail_approved_subject: 'External certificate approved: {title}',
    mail_approved_text:
      'Dear {name},\n\nthe office of your ambito approved the external certificate “{title}”: {hours} count.\n\nThis is where your hours are added up:\n\n{link}\n\nSguardi',
    mail_corrected_subject: 'External certificate approved with other hours: {title}',
    mail_corrected_text:
      'Dear {name},\n\nthe office of your ambito approved the external certificate “{title}”: {hours} count, not {entered} as you had written.\n\nReason: {reason}\n\nThis is where your hours are added up:\n\n{link}\n\nSguardi',
    mail_refused_subject: 'External certificate not approved: {title}',
    mail_refused_text:
      'Dear {name},\n\nthe office of your ambito did not approve the external certificate “{title}”: its hours do not count.\n\nReason: {reason}\n\nIf you can put it right, enter it again:\n\n{link}\n\nSguardi',
  },
})
