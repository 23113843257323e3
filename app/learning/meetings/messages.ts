import { defineMessages } from '#app/platform/i18n/messages.ts'

/** What every page of meetings says: the calendar, the door, the teacher's pages and the office's. */
export const meetingMessages = defineMessages({
  it: {
    mode_in_person: 'In presenza',
    mode_live_online: 'Online in diretta',
    hours: 'dalle {from} alle {to}',
    hours_next_day: 'dalle {from} alle {to} del giorno dopo',
    teachers: 'Con {names}',
    open_link: 'Apri il collegamento',
    cancelled: 'Annullato',
    cancelled_because: 'Annullato: {reason}',
    confirmed: 'Presenze confermate',
    to_confirm: 'Presenze da confermare',
    planned: 'In programma',
    now: 'In corso',
    direction_entry: 'Entrata',
    direction_exit: 'Uscita',
  },
  en: {
    mode_in_person: 'In person',
    mode_live_online: 'Live online',
    hours: 'from {from} to {to}',
    hours_next_day: 'from {from} to {to} of the day after',
    teachers: 'With {names}',
    open_link: 'Open the link',
    cancelled: 'Cancelled',
    cancelled_because: 'Cancelled: {reason}',
    confirmed: 'Attendance confirmed',
    to_confirm: 'Attendance to confirm',
    planned: 'Planned',
    now: 'Under way',
    direction_entry: 'Entry',
    direction_exit: 'Exit',
  },
})
