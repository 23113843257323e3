import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Texts of the mails about meetings; the browser never needs them. */
export const meetingLetters = defineMessages({
  it: {
    online: 'online: {url}',
    planned_subject: 'Nuovo incontro: {topic}, {day}',
    planned_text:
      'Buongiorno {name},\n\nper il corso «{course}» è in calendario un incontro.\n\n{topic}\n{day}, dalle {from} alle {to}\n{where}\n\nTutti gli incontri, da aggiungere anche al tuo calendario:\n\n{link}\n\nSguardi',
    changed_subject: 'Cambia un incontro: {topic}, {day}',
    changed_text:
      'Buongiorno {name},\n\nun incontro del corso «{course}» è cambiato. Adesso è così:\n\n{topic}\n{day}, dalle {from} alle {to}\n{where}\n\nSe segui il calendario di Sguardi dal tuo telefono si aggiorna da solo. Tutti gli incontri:\n\n{link}\n\nSguardi',
    cancelled_subject: 'Incontro annullato: {topic}, {day}',
    cancelled_text:
      'Buongiorno {name},\n\nl’incontro «{topic}» del corso «{course}», previsto per il giorno {day} dalle {from} alle {to} ({where}), è annullato.\n\nMotivo: {reason}\n\nGli altri incontri:\n\n{link}\n\nSguardi',
  },
  en: {
    online: 'online: {url}',
    planned_subject: 'New meeting: {topic}, {day}',
    planned_text:
      'Hello {name},\n\na meeting of the course “{course}” is in the calendar.\n\n{topic}\n{day}, from {from} to {to}\n{where}\n\nAll meetings, also to add to your calendar:\n\n{link}\n\nSguardi',
    changed_subject: 'A meeting changes: {topic}, {day}',
    changed_text:
      'Hello {name},\n\na meeting of the course “{course}” has changed. Now it is:\n\n{topic}\n{day}, from {from} to {to}\n{where}\n\nIf your phone follows the calendar of Sguardi it changes by itself. All meetings:\n\n{link}\n\nSguardi',
    cancelled_subject: 'Meeting cancelled: {topic}, {day}',
    cancelled_text:
      'Hello {name},\n\nthe meeting “{topic}” of the course “{course}”, planned for {day} from {from} to {to} ({where}), is cancelled.\n\nReason: {reason}\n\nThe other meetings:\n\n{link}\n\nSguardi',
  },
})
