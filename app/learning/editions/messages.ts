import { defineMessages } from '#app/platform/i18n/messages.ts'

export const editionMessages = defineMessages({
  it: {
    editions: 'Edizioni',
    edition_pages: 'Pagine dell’edizione',
    tab_participants: 'Partecipanti',
    tab_meetings: 'Incontri',
    tab_register: 'Registro',
    tab_settings: 'Dati dell’edizione',
  },
  en: {
    editions: 'Editions',
    edition_pages: 'Pages of the edition',
    tab_participants: 'Participants',
    tab_meetings: 'Meetings',
    tab_register: 'Register',
    tab_settings: 'Edition details',
  },
})
