import { defineMessages } from '#app/platform/i18n/messages.ts'

export const liveMessages = defineMessages({
  it: {
    still: 'Per numeri più recenti',
    reload: 'ricarica la pagina',
    follows: 'Questa pagina si aggiorna da sola.',
    updated: 'Aggiornato alle {time}.',
  },
  en: {
    still: 'For newer figures',
    reload: 'reload the page',
    follows: 'This page keeps itself up to date.',
    updated: 'Updated at {time}.',
  },
})
