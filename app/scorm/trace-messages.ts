import { defineMessages } from '#app/platform/i18n/messages.ts'

export const traceMessages = defineMessages({
  it: {
    attempts: 'Che cosa succede quando lo si apre',
    attempts_lead:
      'Gli ultimi tentativi, senza il nome di chi li ha fatti. Aprine uno se qualcuno dice che il contenuto «non gli segna» il completamento.',
    attempts_none: 'Nessuno lo ha ancora aperto.',
    attempt_of: 'Tentativo del {when}',
    trial_of: 'Prova del {when}',
    state_completed: 'completato',
    state_passed: 'superato',
    state_failed: 'non superato',
    state_incomplete: 'cominciato',
    state_none: 'nessun esito',
    score: '{score} su 100',
    trace_lead: 'Che cosa il contenuto ha chiesto e scritto, e che cosa ne segue.',
    verdict: 'In breve',
    verdict_fine: 'Il contenuto parla con la piattaforma come deve.',
    verdict_never_begun:
      'Il contenuto non ha mai aperto il collegamento con la piattaforma. Forse si legge soltanto, o chi l’ha aperto ha chiuso prima che si caricasse.',
    verdict_never_completes:
      'Il contenuto non dice mai di essere completato: così non può contare per il corso. Va esportato di nuovo chiedendo, nel programma con cui è fatto, di segnalare il completamento.',
    verdict_not_completed:
      'L’ultima cosa che il contenuto ha detto di sé è «{example}»: non è arrivato in fondo, o non l’ha segnalato.',
    verdict_not_passed: 'Il contenuto dice che la prova non è superata.',
    verdict_no_score: 'Il contenuto non dà un punteggio: nel corso vale come fatto.',
    verdict_errors: {
      one: 'Una richiesta del contenuto è stata respinta: {example}',
      other: '{count} richieste del contenuto sono state respinte. La prima: {example}',
    },
    verdict_not_ended: {
      one: 'Una volta la finestra è stata chiusa senza che il contenuto si congedasse. Quello che aveva scritto è salvo.',
      other:
        '{count} volte la finestra è stata chiusa senza che il contenuto si congedasse. Quello che aveva scritto è salvo.',
    },
    verdict_never_commits: 'Il contenuto scrive, ma non chiede mai di salvare. Lo salviamo noi.',
    kept: 'Dati che restano conservati',
    kept_of: 'Attività {item}: {duration}',
    element: 'Elemento',
    value: 'Valore',
    calls: 'Le chiamate',
    calls_caption: 'Chiamate del contenuto, nell’ordine',
    at: 'Dopo',
    call: 'Chiamata',
    reply: 'Risposta',
    error: 'Errore',
    calls_none: 'Nessuna chiamata registrata.',
  },
  en: {
    attempts: 'What happens when it is opened',
    attempts_lead:
      'The latest attempts, without the names of who made them. Open one if somebody says that the content “does not mark” it as completed.',
    attempts_none: 'Nobody has opened it yet.',
    attempt_of: 'Attempt of {when}',
    trial_of: 'Trial of {when}',
    state_completed: 'completed',
    state_passed: 'passed',
    state_failed: 'not passed',
    state_incomplete: 'begun',
    state_none: 'no outcome',
    score: '{score} of 100',
    trace_lead: 'What the content asked and wrote, and what follows from it.',
    verdict: 'In short',
    verdict_fine: 'The content talks to the platform as it should.',
    verdict_never_begun:
      'The content never opened its connection to the platform. Perhaps it is only read, or whoever opened it closed it before it had loaded.',
    verdict_never_completes:
      'The content never says that it is completed: so it cannot count for the course. It has to be exported again, asking the program it was made with to report completion.',
    verdict_not_completed:
      'The last thing the content said of itself is “{example}”: it was not taken to its end, or did not say so.',
    verdict_not_passed: 'The content says that the test was not passed.',
    verdict_no_score: 'The content gives no score: in the course it counts as done.',
    verdict_errors: {
      one: 'One request of the content was refused: {example}',
      other: '{count} requests of the content were refused. The first: {example}',
    },
    verdict_not_ended: {
      one: 'Once the window was closed before the content had taken its leave. What it had written is safe.',
      other: '{count} times the window was closed before the content had taken its leave. What it had written is safe.',
    },
    verdict_never_commits: 'The content writes but never asks to save. We save it all the same.',
    kept: 'What is kept',
    kept_of: 'Activity {item}: {duration}',
    element: 'Element',
    value: 'Value',
    calls: 'The calls',
    calls_caption: 'Calls of the content, in their order',
    at: 'After',
    call: 'Call',
    reply: 'Reply',
    error: 'Error',
    calls_none: 'No calls recorded.',
  },
})
