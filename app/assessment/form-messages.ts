import { defineMessages } from '#app/platform/i18n/messages.ts'

/** A form to fill in, and the two compilations side by side. */
export const formMessages = defineMessages({
  it: {
    start_form: 'Compila la scheda',
    retry_form: 'Ricomincia',
    form_intro: 'La situazione',
    required: 'obbligatorio',
    choose: 'scegli',
    filled_count: { one: '{count} campo salvato su {total}', other: '{count} campi salvati su {total}' },
    save_form: 'Salva e continua dopo',
    hand_in_form: 'Consegna e confronta',
    hand_in_hint: 'Quando consegni vedi, campo per campo, una buona compilazione accanto alla tua.',
    form_done: 'Scheda consegnata. Confronta le due compilazioni: non c’è un solo modo giusto.',
    yours: 'La tua compilazione',
    model: 'Una buona compilazione',
    why: 'Perché',
    left_empty: 'Lasciato vuoto',
  },
  en: {
    start_form: 'Fill in the form',
    retry_form: 'Start again',
    form_intro: 'The situation',
    required: 'required',
    choose: 'choose',
    filled_count: { one: '{count} field saved of {total}', other: '{count} fields saved of {total}' },
    save_form: 'Save and go on later',
    hand_in_form: 'Hand in and compare',
    hand_in_hint: 'When you hand in you see, field by field, a good compilation beside your own.',
    form_done: 'Form handed in. Compare the two versions: there is more than one right way.',
    yours: 'Your compilation',
    model: 'A good compilation',
    why: 'Why',
    left_empty: 'Left empty',
  },
})
