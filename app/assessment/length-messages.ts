import { defineMessages } from '#app/platform/i18n/messages.ts'

/** How much of a text is written, beneath its field. */
export const lengthMessages = defineMessages({
  it: {
    length_short: {
      one: 'Caratteri scritti: {length}. Ne manca ancora {count}.',
      other: 'Caratteri scritti: {length}. Ne mancano ancora {count}.',
    },
    length_fits: 'Caratteri scritti: {length}, al massimo {max}.',
    length_over: {
      one: 'Caratteri scritti: {length}. È {count} in più di {max}.',
      other: 'Caratteri scritti: {length}. Sono {count} in più di {max}.',
    },
    told_enough: 'La lunghezza minima è raggiunta.',
    told_near: 'Restano meno di {near} caratteri.',
    told_over: 'Il testo è troppo lungo: al massimo {max} caratteri.',
  },
  en: {
    length_short: {
      one: 'Characters written: {length}. {count} more is needed.',
      other: 'Characters written: {length}. {count} more are needed.',
    },
    length_fits: 'Characters written: {length}, at most {max}.',
    length_over: {
      one: 'Characters written: {length}. That is {count} more than {max}.',
      other: 'Characters written: {length}. That is {count} more than {max}.',
    },
    told_enough: 'The minimum length is reached.',
    told_near: 'Fewer than {near} characters are left.',
    told_over: 'The text is too long: at most {max} characters.',
  },
})
