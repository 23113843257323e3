import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Keys made of the office's pages: `page_<page>`. */
export const officeMessages = defineMessages({
  it: {
    pages_of: 'Pagine di {name}',
    page_coverage: 'Chi è formato',
    page_people: 'Persone',
    page_hours: 'Ore dell’anno',
    page_editions: 'Edizioni',
    page_contests: 'Minuti contestati',
    page_certificates: 'Attestati',
    page_external: 'Attestati esterni',
  },
  en: {
    pages_of: 'Pages of {name}',
    page_coverage: 'Who is trained',
    page_people: 'People',
    page_hours: 'Hours of the year',
    page_editions: 'Editions',
    page_contests: 'Contested minutes',
    page_certificates: 'Certificates',
    page_external: 'External certificates',
  },
})
