import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Texts of mails; the browser never needs them. `mail_<what>_…`. */
export const letterMessages = defineMessages({
  it: {
    mail_issued_subject: 'Il tuo attestato: {course}',
    mail_issued_text:
      'Buongiorno {name},\n\nhai completato il corso «{course}». Il tuo attestato n. {number} è pronto:\n\n{link}\n\nLo ritrovi sempre nella pagina dei tuoi attestati.\n\nSguardi',
    mail_replaced_subject: 'Un nuovo attestato al posto del precedente: {course}',
    mail_replaced_text:
      'Buongiorno {name},\n\nil tuo attestato del corso «{course}» è stato rifatto. Quello che vale adesso è il n. {number}:\n\n{link}\n\nIl precedente risulta sostituito.\n\nSguardi',
    mail_revoked_subject: 'Il tuo attestato è stato revocato: {course}',
    mail_revoked_text:
      'Buongiorno {name},\n\nil tuo attestato n. {number} del corso «{course}» è stato revocato e non vale più.\n\nMotivo: {reason}\n\nSe pensi che sia un errore, scrivi al referente del tuo ente.\n\nSguardi',
    mail_revoked_retake_subject: 'Il tuo attestato è stato revocato: {course}',
    mail_revoked_retake_text:
      'Buongiorno {name},\n\nil tuo attestato n. {number} del corso «{course}» è stato revocato e non vale più.\n\nMotivo: {reason}\n\nPuoi frequentare di nuovo il corso per averne uno nuovo: nella pagina dei tuoi attestati premi «Rinnova».\n\n{link}\n\nSe pensi che sia un errore, scrivi al referente del tuo ente.\n\nSguardi',
    mail_expiring_subject: 'Il tuo attestato scade il {day}: {course}',
    mail_expiring_text:
      'Buongiorno {name},\n\nil tuo attestato n. {number} del corso «{course}» è valido fino al {day}. Se ti serve anche dopo, frequenta di nuovo il corso: nella pagina dei tuoi attestati premi «Rinnova».\n\n{link}\n\nQuello che hai resta lì.\n\nSguardi',
    mail_expiring_text_closed:
      'Buongiorno {name},\n\nil tuo attestato n. {number} del corso «{course}» è valido fino al {day}. In questo momento il corso non è aperto: se ti serve anche dopo, chiedi al referente del tuo ente.\n\nL’attestato resta nella pagina dei tuoi attestati:\n\n{link}\n\nSguardi',
    mail_bundle_subject: 'Gli attestati sono pronti: {course}',
    mail_bundle_text: {
      one: 'Buongiorno {name},\n\nil file ZIP che hai chiesto per il corso «{course}» è pronto e contiene un attestato:\n\n{link}\n\nSguardi',
      other:
        'Buongiorno {name},\n\nil file ZIP che hai chiesto per il corso «{course}» è pronto e contiene {count} attestati:\n\n{link}\n\nSguardi',
    },
  },
  en: {
    mail_issued_subject: 'Your certificate: {course}',
    mail_issued_text:
      'Dear {name},\n\nyou completed the course “{course}”. Your certificate no. {number} is ready:\n\n{link}\n\nYou will always find it on the page of your certificates.\n\nSguardi',
    mail_replaced_subject: 'A new certificate in place of the earlier one: {course}',
    mail_replaced_text:
      'Dear {name},\n\nyour certificate of the course “{course}” was made again. The one that is valid now is no. {number}:\n\n{link}\n\nThe earlier one is marked as replaced.\n\nSguardi',
    mail_revoked_subject: 'Your certificate was revoked: {course}',
    mail_revoked_text:
      'Dear {name},\n\nyour certificate no. {number} of the course “{course}” was revoked and is no longer valid.\n\nReason: {reason}\n\nIf you think this is a mistake, write to your organisation’s contact.\n\nSguardi',
    mail_revoked_retake_subject: 'Your certificate was revoked: {course}',
    mail_revoked_retake_text:
      'Dear {name},\n\nyour certificate no. {number} of the course “{course}” was revoked and is no longer valid.\n\nReason: {reason}\n\nYou may take the course again to have a new one: on the page of your certificates choose “Renew”.\n\n{link}\n\nIf you think this is a mistake, write to your organisation’s contact.\n\nSguardi',
    mail_expiring_subject: 'Your certificate expires on {day}: {course}',
    mail_expiring_text:
      'Dear {name},\n\nyour certificate no. {number} of the course “{course}” is valid until {day}. If you need it afterwards too, take the course again: on the page of your certificates choose “Renew”.\n\n{link}\n\nThe one you have stays there.\n\nSguardi',
    mail_expiring_text_closed:
      'Dear {name},\n\nyour certificate no. {number} of the course “{course}” is valid until {day}. The course is not open at the moment: if you need it afterwards too, ask your organisation’s contact.\n\nThe certificate stays on the page of your certificates:\n\n{link}\n\nSguardi',
    mail_bundle_subject: 'The certificates are ready: {course}',
    mail_bundle_text: {
      one: 'Dear {name},\n\nthe ZIP file you asked for, course “{course}”, is ready and contains one certificate:\n\n{link}\n\nSguardi',
      other:
        'Dear {name},\n\nthe ZIP file you asked for, course “{course}”, is ready and contains {count} certificates:\n\n{link}\n\nSguardi',
    },
  },
})
