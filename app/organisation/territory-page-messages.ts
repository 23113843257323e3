import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Apart from what the card says, which every lesson that has one loads. */
export const territoryPageMessages = defineMessages({
  it: {
    title: 'Il territorio in cifre',
    lead: 'Chi vive nei Comuni dell’ambito, secondo le fonti che Sguardi conosce.',
    own: 'Dove lavori',
    comuni: 'Comune per comune: {ambito}',
    comuni_caption:
      'In ordine alfabetico. Le barre si confrontano fra loro: la più lunga è il Comune con la quota più alta, non il 100%.',
    comune: 'Comune',
    share_short: 'Cittadini stranieri, su 100 abitanti',
    main: 'Cittadinanze più presenti, su 100 cittadini stranieri',
    yours: 'il tuo',
  },
  en: {
    title: 'The territory in figures',
    lead: 'Who lives in the comuni of the ambito, according to the sources Sguardi knows.',
    own: 'Where you work',
    comuni: 'Comune by comune: {ambito}',
    comuni_caption:
      'In alphabetical order. The bars compare with one another: the longest is the comune with the highest share, not 100%.',
    comune: 'Comune',
    share_short: 'Foreign citizens, of 100 inhabitants',
    main: 'Citizenships most present, of 100 foreign citizens',
    yours: 'yours',
  },
})
