import { defineMessages } from './i18n/messages.ts'

export const refusedMessages = defineMessages({
  it: {
    title_400: 'Richiesta non riuscita',
    text_400: 'Non abbiamo capito che cosa ti serve. Torna indietro e riprova.',
    title_403: 'Non è permesso',
    text_403:
      'O il file non è per il tuo ruolo, o la richiesta veniva da un altro sito: accettiamo moduli solo dalle nostre pagine. Non è stato salvato nulla.',
    title_404: 'Questo file non c’è',
    text_404: 'Forse il collegamento è vecchio, oppure il file non è tra quelli che puoi vedere.',
    title_411: 'Richiesta incompleta',
    text_411: 'La richiesta non dice quanto è lunga. Non è stato salvato nulla.',
    title_413: 'Troppo grande',
    text_413:
      'Quello che hai mandato supera i 6 MB (64 dove si caricano immagini, filmati e corsi). Non è stato salvato nulla: torna indietro e scegli un file più piccolo.',
    title_503: 'Sguardi non risponde, per ora',
    text_503: 'Riprova fra un minuto. Quello che avevi già inviato è al sicuro.',
    home: 'Torna all’inizio',
  },
  en: {
    title_400: 'Request not understood',
    text_400: 'We did not understand what you need. Go back and try again.',
    title_403: 'Not allowed',
    text_403:
      'Either the file is not for your role, or the request came from another site: we take forms from our own pages only. Nothing was saved.',
    title_404: 'This file does not exist',
    text_404: 'The link may be old, or the file is not among those you may see.',
    title_411: 'Incomplete request',
    text_411: 'The request does not say how long it is. Nothing was saved.',
    title_413: 'Too large',
    text_413:
      'What you sent is larger than 6 MB (64 where pictures, films and courses are uploaded). Nothing was saved: go back and choose a smaller file.',
    title_503: 'Sguardi does not answer right now',
    text_503: 'Try again in a minute. What you already sent is safe.',
    home: 'Back to the start',
  },
})
