import { defineMessages } from '#app/platform/i18n/messages.ts'

export const languageMessages = defineMessages({
  it: {
    language_now: 'Segui questo corso in',
    language_keeps: 'Puoi cambiare lingua quando vuoi: quello che hai fatto resta, minuti e attestato sono gli stessi.',
    language_go_on: 'Continua in',
    languages: 'Lingue',
  },
  en: {
    language_now: 'You take this course in',
    language_keeps:
      'You can change language at any time: what you have done stays, minutes and certificate are the same.',
    language_go_on: 'Go on in',
    languages: 'Languages',
  },
})
