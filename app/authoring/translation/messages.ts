import { defineMessages } from '#app/platform/i18n/messages.ts'

export const translationMessages = defineMessages({
  it: {
    languages: 'Lingue',
    languages_lead:
      'Chi segue il corso può passare da una lingua all’altra senza perdere nulla: le traduzioni hanno le stesse lezioni e gli stessi esercizi, con altre parole.',
    original: 'lingua originale',
    translates: 'traduce la versione {translated}',
    translates_behind: 'traduce la versione {translated}; il corso è alla {current}',
    is_translation: 'Traduzione di',
    not_yet: 'da pubblicare: tradurrà la versione {current}',
    behind_what:
      'Il corso originale è cambiato: mentre scrivi la prossima versione, i controlli dicono che cosa cambiare qui.',
    no_enrolments: 'Le iscrizioni sono quelle del corso originale.',
    translate: 'Traduci questo corso',
    translate_what:
      'Si apre una bozza con i testi di oggi, da scrivere nell’altra lingua. Esce dopo la lettura di una seconda persona.',
    language: 'Lingua della traduzione',
    language_missing: 'Scegli una lingua.',
    language_same: 'Il corso è già in questa lingua: scegline un’altra.',
    slug_taken: 'L’indirizzo che servirebbe alla traduzione è di un altro corso.',
    open: 'Apri la traduzione',
  },
  en: {
    languages: 'Languages',
    languages_lead:
      'Who takes the course may go from one language to another and lose nothing: translations have the same lessons and exercises in other words.',
    original: 'original language',
    translates: 'translates version {translated}',
    translates_behind: 'translates version {translated}; the course is at {current}',
    is_translation: 'Translation of',
    not_yet: 'to be published: it will translate version {current}',
    behind_what: 'The original has changed: while you write the next version the checks tell what to change here.',
    no_enrolments: 'Enrolments are those of the original course.',
    translate: 'Translate this course',
    translate_what:
      'A draft opens with the texts of today, to be written in the other language. It comes out after a second person read it.',
    language: 'Language of the translation',
    language_missing: 'Choose a language.',
    language_same: 'The course is in this language already: choose another.',
    slug_taken: 'The address the translation would need is another course’s.',
    open: 'Open the translation',
  },
})
