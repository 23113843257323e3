import { defineMessages } from '#app/platform/i18n/messages.ts'

export const deviceMessages = defineMessages({
  it: {
    title: 'Risposte su questo dispositivo',
    waiting: {
      one: '{count} risposta salvata su questo dispositivo, non ancora inviata.',
      other: '{count} risposte salvate su questo dispositivo, non ancora inviate.',
    },
    waiting_away: {
      one: 'Parte da sola quando torna la rete. Puoi anche chiudere la pagina.',
      other: 'Partono da sole quando torna la rete. Puoi anche chiudere la pagina.',
    },
    sign_in: {
      one: 'Per inviarla entra di nuovo: la sessione è scaduta.',
      other: 'Per inviarle entra di nuovo: la sessione è scaduta.',
    },
    sign_in_only: 'La sessione è scaduta: entra di nuovo. Quello che stavi scrivendo resta su questo dispositivo.',
    sign_in_link: 'Entra di nuovo',
    send_now: 'Prova adesso',
    needs_server:
      'Il server non risponde: questo passo ha bisogno della rete. Riprova quando torna; qui non si perde nulla.',
    delivered: {
      one: '{count} risposta in attesa è stata ricevuta dal server alle {time}.',
      other: '{count} risposte in attesa sono state ricevute dal server, l’ultima alle {time}.',
    },
    restored: 'Abbiamo ritrovato su questo dispositivo quello che stavi scrivendo.',
    refused: {
      one: '{count} risposta non è stata presa. Il testo è qui: puoi copiarlo.',
      other: '{count} risposte non sono state prese. Il testo è qui: puoi copiarlo.',
    },
    refused_whole: 'La risposta non era completa: torna alla domanda e completala.',
    refused_gone: 'Questo tentativo non c’è più.',
    refused_said: 'La tua risposta delle {time}',
    go_there: 'Vai alla domanda',
    copy: 'Copia il testo',
    copied: 'Copiato',
    dismiss: 'Ho letto, toglila da qui',
    sign_out_title: {
      one: 'Prima di uscire: {count} risposta aspetta ancora',
      other: 'Prima di uscire: {count} risposte aspettano ancora',
    },
    sign_out_text: {
      one: 'Se esci ora, resta su questo dispositivo solo per te e parte quando entri di nuovo da qui.',
      other: 'Se esci ora, restano su questo dispositivo solo per te e partono quando entri di nuovo da qui.',
    },
    sign_out_anyway: 'Esci lo stesso',
    sign_out_stay: 'Resta',
  },
  en: {
    title: 'Answers on this device',
    waiting: {
      one: '{count} answer saved on this device, not sent yet.',
      other: '{count} answers saved on this device, not sent yet.',
    },
    waiting_away: {
      one: 'It goes by itself when the network is back. You can also close the page.',
      other: 'They go by themselves when the network is back. You can also close the page.',
    },
    sign_in: {
      one: 'To send it, sign in again: the session has ended.',
      other: 'To send them, sign in again: the session has ended.',
    },
    sign_in_only: 'The session has ended: sign in again. What you were writing stays on this device.',
    sign_in_link: 'Sign in again',
    send_now: 'Try now',
    needs_server: 'The server does not answer: this step needs the network. Try when it is back; nothing is lost here.',
    delivered: {
      one: '{count} waiting answer was received by the server at {time}.',
      other: '{count} waiting answers were received by the server, the last at {time}.',
    },
    restored: 'We found on this device what you were writing.',
    refused: {
      one: '{count} answer was not taken. Its text is here: you can copy it.',
      other: '{count} answers were not taken. Their text is here: you can copy it.',
    },
    refused_whole: 'The answer was not complete: go back to the question and complete it.',
    refused_gone: 'This attempt does not exist any more.',
    refused_said: 'Your answer of {time}',
    go_there: 'Go to the question',
    copy: 'Copy the text',
    copied: 'Copied',
    dismiss: 'I have read it, take it away',
    sign_out_title: {
      one: 'Before you leave: {count} answer is still waiting',
      other: 'Before you leave: {count} answers are still waiting',
    },
    sign_out_text: {
      one: 'If you sign out now, it stays on this device for you only and goes when you sign in here again.',
      other: 'If you sign out now, they stay on this device for you only and go when you sign in here again.',
    },
    sign_out_anyway: 'Sign out all the same',
    sign_out_stay: 'Stay',
  },
})
