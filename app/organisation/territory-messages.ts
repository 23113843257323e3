import { defineMessages } from '#app/platform/i18n/messages.ts'

export const territoryMessages = defineMessages({
  it: {
    share: 'Residenti con cittadinanza straniera:',
    communities: 'Le cittadinanze più presenti, ogni 100 residenti stranieri',
    communities_note:
      'La barra intera è l’insieme dei residenti stranieri, non degli abitanti. La fonte nomina solo le cittadinanze più presenti.',
    range: 'Nel tuo ambito, in {count} Comuni, va da {lowest} ({lowestName}) a {highest} ({highestName}).',
    range_of:
      'Nell’{ambito}, in {count} Comuni, va da {lowest} ({lowestName}) a {highest} ({highestName}), dati presentati nel {year}.',
    reading: 'Un numero dice quanti, non chi: serve a preparare un servizio, non a riconoscere chi hai davanti.',
    dated: 'Dati presentati nel {year}: oggi possono essere diversi.',
    source: 'Fonte: {author}, {title}, {year}.',
    of_ambito: 'I Comuni del tuo ambito, uno per uno',
    nothing: '{place}: non abbiamo ancora cifre da mostrarti.',
    nothing_ambito: '{place} non ha cifre proprie.',
    nowhere: 'Non risulta un ente in cui lavori, quindi non sappiamo quali cifre mostrarti.',
    where: 'Dove trovarle',
    where_istat: 'il sito dell’ISTAT sulla popolazione: residenti stranieri per Comune e per cittadinanza.',
    istat: 'Demo, demografia in cifre',
    where_registry: 'L’anagrafe del Comune: i residenti per cittadinanza, a una data precisa.',
    where_office: 'L’ufficio di piano del tuo ambito: quali servizi, mediazioni e sportelli ci sono, e chi ci va.',
    ask: 'Che cosa chiedere a un numero',
    ask_who: 'Chi è stato contato, e chi no?',
    ask_when: 'In che giorno o anno?',
    ask_total: 'Su quale totale: gli abitanti o i soli residenti stranieri?',
    ask_why: 'Chi lo ha pubblicato, e per che cosa?',
  },
  en: {
    share: 'Residents of foreign citizenship:',
    communities: 'The citizenships most present, of every 100 foreign residents',
    communities_note:
      'The whole bar is all foreign residents, not all inhabitants. The source names only the citizenships most present.',
    range: 'Among the {count} comuni of your ambito it goes from {lowest} ({lowestName}) to {highest} ({highestName}).',
    range_of:
      'In the {count} comuni of {ambito} it goes from {lowest} ({lowestName}) to {highest} ({highestName}), figures presented in {year}.',
    reading: 'A number says how many, not who: it helps to prepare a service, not to recognise the person before you.',
    dated: 'Figures presented in {year}: today they may be different.',
    source: 'Source: {author}, {title}, {year}.',
    of_ambito: 'The comuni of your ambito, one by one',
    nothing: '{place}: we have no figures to show you yet.',
    nothing_ambito: '{place} has no figures of its own.',
    nowhere: 'No organisation is recorded as your place of work, so we do not know which figures to show you.',
    where: 'Where to find them',
    where_istat: 'ISTAT’s site on population: foreign residents by comune and citizenship.',
    istat: 'Demo, demografia in cifre',
    where_registry: 'The registry office of the comune: residents by citizenship, on a given day.',
    where_office:
      'The ufficio di piano of your ambito: which services, mediation and desks there are, and who uses them.',
    ask: 'What to ask a number',
    ask_who: 'Who was counted, and who was not?',
    ask_when: 'On which day or in which year?',
    ask_total: 'Of which total: the inhabitants, or only the foreign residents?',
    ask_why: 'Who published it, and what for?',
  },
})
