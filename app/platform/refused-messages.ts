import { defineMessages } from './i18n/messages.ts'

export const refusedMessages = defineMessages({
  it: {
    title_403: 'Richiesta da un altro sito',
    text_403: 'Per sicurezza accettiamo moduli solo dalle nostre pagine. Non è stato salvato nulla.',
    title_411: 'Richiesta incompleta',
    text_411: 'La richiesta non dice quanto è lunga. Non è stato salvato nulla.',
    title_413: 'Troppo grande',
    text_413:
      'Quello che hai mandato supera i 6 MB. Non è stato salvato nulla: torna indietro e scegli un file più piccolo.',
    home: 'Torna all’inizio',
  },
  en: {
    title_403: 'Request from another site',
    text_403: 'For safety we take forms from our own pages only. Nothing was saved.',
    title_411: 'Incomplete request',
    text_411: 'The request does not say how long it is. Nothing was saved.',
    title_413: 'Too large',
    text_413: 'What you sent is larger than 6 MB. Nothing was saved: go back and choose a smaller file.',
    home: 'Back to the start',
  },
})
