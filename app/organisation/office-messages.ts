import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Keys made of the office's pages: `page_<page>`, and `waiting_<page>` of `waitingPages`. */
export const officeMessages = defineMessages({
  it: {
    pages_of: 'Pagine di {name}',
    page_coverage: 'Chi è formato',
    page_people: 'Persone',
    page_staff: 'Personale ed enti',
    page_hours: 'Ore dell’anno',
    page_duties: 'Obblighi',
    page_editions: 'Edizioni',
    page_contests: 'Minuti contestati',
    page_certificates: 'Attestati',
    page_external: 'Attestati esterni',
    waiting_contests: { one: 'uno da leggere', other: '{count} da leggere' },
    waiting_external: { one: 'uno da decidere', other: '{count} da decidere' },
  },
  en: {
    pages_of: 'Pages of {name}',
    page_coverage: 'Who is trained',
    page_people: 'People',
    page_staff: 'Staff',
    page_hours: 'Hours of the year',
    page_duties: 'Duties',
    page_editions: 'Editions',
    page_contests: 'Contested minutes',
    page_certificates: 'Certificates',
    page_external: 'External certificates',
    waiting_contests: { one: 'one to read', other: '{count} to read' },
    waiting_external: { one: 'one to decide on', other: '{count} to decide on' },
  },
})
