import { defineMessages } from '#app/platform/i18n/messages.ts'

/** A survey to fill in, and the steps of its scale. */
export const statementMessages = defineMessages({
  it: {
    survey_open: {
      one: 'Apri {count} frase: è facoltativa e anonima',
      other: 'Apri le {count} frasi: un minuto, facoltativo e anonimo',
    },
    survey_private:
      'Anonimo e facoltativo. Non salviamo la tua risposta: aggiungiamo uno ai totali, che si mostrano cinque risposte alla volta. Si risponde una volta sola.',
    survey_scale: '1 per niente d’accordo, 2 poco, 3 così così, 4 abbastanza, 5 del tutto d’accordo.',
    end_low: 'per niente',
    end_high: 'del tutto',
    step_1: 'per niente d’accordo',
    step_2: 'poco d’accordo',
    step_3: 'così così',
    step_4: 'abbastanza d’accordo',
    step_5: 'del tutto d’accordo',
    survey_send: 'Invia in forma anonima',
    survey_taken: 'Grazie, la tua risposta è nei totali. Non sappiamo quale sia.',
    survey_results: 'Guarda i totali',
  },
  en: {
    survey_open: {
      one: 'Open {count} statement: voluntary and anonymous',
      other: 'Open the {count} statements: a minute, voluntary and anonymous',
    },
    survey_private:
      'Anonymous and voluntary. We do not store your answer: we add one to the totals, which are shown five answers at a time. You can answer once.',
    survey_scale: '1 do not agree at all, 2 a little, 3 so-so, 4 fairly, 5 agree wholly.',
    end_low: 'not at all',
    end_high: 'wholly',
    step_1: 'do not agree at all',
    step_2: 'agree little',
    step_3: 'so-so',
    step_4: 'agree fairly',
    step_5: 'agree wholly',
    survey_send: 'Send anonymously',
    survey_taken: 'Thank you, your answer is in the totals. We do not know which one it is.',
    survey_results: 'See the totals',
  },
})
