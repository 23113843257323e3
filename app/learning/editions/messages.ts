import { defineMessages } from '#app/platform/i18n/messages.ts'

export const editionMessages = defineMessages({
  it: {
    editions: 'Edizioni',
    edition_pages: 'Pagine dell’edizione',
    tab_participants: 'Partecipanti',
    tab_meetings: 'Incontri',
    tab_register: 'Registro',
    tab_settings: 'Dati dell’edizione',
    mode_asynchronous: 'A distanza, quando si vuole',
    mode_live_online: 'In diretta online',
    mode_in_person: 'In presenza',
    mode_blended: 'Mista: lezioni a distanza e incontri',
    from: 'dal {day}',
    from_to: 'dal {from} al {to}',
  },
  en: {
    editions: 'Editions',
    edition_pages: 'Pages of the edition',
    tab_participants: 'Participants',
    tab_meetings: 'Meetings',
    tab_register: 'Register',
    tab_settings: 'Edition details',
    mode_asynchronous: 'Online, in one’s own time',
    mode_live_online: 'Live online',
    mode_in_person: 'In person',
    mode_blended: 'Blended: online lessons and meetings',
    from: 'from {day}',
    from_to: '{from} to {to}',
  },
})
