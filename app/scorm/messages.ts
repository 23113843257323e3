import { defineMessages } from '#app/platform/i18n/messages.ts'

export const scormMessages = defineMessages({
  it: {
    back: 'Torna alla lezione',
    loading: 'Si apre il contenuto…',
    offline: 'Non c’è connessione: il contenuto si apre appena torna.',
    try_again: 'Riprova',
    no_origin:
      'Questo contenuto viene da fuori e qui non si può ancora aprire: chi amministra la piattaforma deve prima dargli un indirizzo a parte.',
    needs_script:
      'Questo contenuto viene da fuori e ha bisogno di JavaScript: accendilo nel browser, oppure usa un altro dispositivo.',
    frame: 'Contenuto: {title}',
    done: 'Completato: vale per il corso. Puoi riaprirlo quando vuoi.',
    state_new: 'Non ancora cominciato',
    state_completed: 'Finora: completato',
    state_passed: 'Finora: superato',
    state_failed: 'Finora: non superato. Puoi riprovare, dal contenuto stesso o ricominciando da capo.',
    state_incomplete: 'Finora: cominciato',
    score: 'punteggio {score} su 100',
    saving_saved: 'Salvato',
    saving_waiting: 'In attesa di essere salvato',
    saving_read_only:
      'Hai aperto questo contenuto in un’altra finestra: qui puoi solo guardare, non si salva più nulla.',
    saving_too_large:
      'Il contenuto vuole salvare più di quanto lo standard permette: l’ultima parte non è stata salvata.',
    restart: 'Ricomincia da capo',
    restart_text:
      'Il contenuto dimentica dove eri e ciò che avevi scritto, e si apre dalla prima pagina. Ciò che avevi già completato, e il punteggio migliore, restano.',
    restart_trial: 'Il contenuto si apre come per chi comincia. Che cosa ha fatto finora resta tra i tentativi.',
    restart_now: 'Ricomincia',
    trial: 'Prova: {title}',
    trial_lead:
      'Il pacchetto si apre come per chi segue un corso. Torna al pacchetto e riaprilo per vedere se ritrova il punto; niente conta per nessuno.',
    trial_trace: 'Che cosa ha fatto il pacchetto in questa prova',
    trial_back: 'Torna al pacchetto',
    foreign: 'È un contenuto di altri, dentro una cornice: non vede il resto della piattaforma.',
  },
  en: {
    back: 'Back to the lesson',
    loading: 'Opening the content…',
    offline: 'There is no connection: the content opens as soon as it is back.',
    try_again: 'Try again',
    no_origin:
      'This content comes from elsewhere and cannot be opened here yet: whoever runs the platform has to give it an address of its own first.',
    needs_script:
      'This content comes from elsewhere and needs JavaScript: turn it on in your browser, or use another device.',
    frame: 'Content: {title}',
    done: 'Completed: it counts for the course. You can open it again whenever you like.',
    state_new: 'Not begun yet',
    state_completed: 'So far: completed',
    state_passed: 'So far: passed',
    state_failed: 'So far: not passed. You can try again, in the content itself or from the beginning.',
    state_incomplete: 'So far: begun',
    score: 'score {score} of 100',
    saving_saved: 'Saved',
    saving_waiting: 'Waiting to be saved',
    saving_read_only: 'You opened this content in another window: here you can only look, nothing more is saved.',
    saving_too_large: 'The content wants to save more than the standard allows: the last part was not saved.',
    restart: 'Begin again',
    restart_text:
      'The content forgets where you were and what you wrote, and opens at its first page. What you completed already, and the best score, stay.',
    restart_trial: 'The content opens as for somebody who begins. What it did so far stays among the attempts.',
    restart_now: 'Begin again now',
    trial: 'Trial: {title}',
    trial_lead:
      'The package opens as for somebody who takes a course. Leave and come back to see whether it finds its place; nothing counts for anybody.',
    trial_trace: 'What the package did in this trial',
    trial_back: 'Back to the package',
    foreign: 'This is content of others, within a frame: it sees nothing else of the platform.',
  },
})
