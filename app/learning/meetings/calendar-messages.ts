import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Texts of the calendar files; the browser never needs them. */
export const calendarMessages = defineMessages({
  it: {
    calendar_name: 'Incontri di Sguardi',
    calendar_teachers: 'Docenti: {names}',
    calendar_online: 'Online',
    calendar_cancelled: 'Annullato: {topic}',
  },
  en: {
    calendar_name: 'Meetings of Sguardi',
    calendar_teachers: 'Teachers: {names}',
    calendar_online: 'Online',
    calendar_cancelled: 'Cancelled: {topic}',
  },
})
