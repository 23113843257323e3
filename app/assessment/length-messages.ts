import { defineMessages } from '#app/platform/i18n/messages.ts'

/** How much of a text is written, beneath its field, whose hint says how much it takes. */
export const lengthMessages = defineMessages({
  it: {
    length_short: 'Caratteri scritti: {length}. Ancora {count}.',
    length_fits: 'Caratteri scritti: {length}.',
    length_over: 'Caratteri scritti: {length}, {count} di troppo.',
    told_enough: 'Lunghezza minima raggiunta.',
    told_near: 'Restano meno di {near} caratteri.',
    told_over: 'Troppo lungo: al massimo {max} caratteri.',
  },
  en: {
    length_short: 'Characters written: {length}. {count} to go.',
    length_fits: 'Characters written: {length}.',
    length_over: 'Characters written: {length}, {count} too many.',
    told_enough: 'Minimum length reached.',
    told_near: 'Fewer than {near} characters left.',
    told_over: 'Too long: at most {max} characters.',
  },
})
