import { defineMessages } from '#app/platform/i18n/messages.ts'

export const editionLearnerMessages = defineMessages({
  it: {
    open_title: 'Edizioni per il tuo ambito',
    open_lead: 'Con un gruppo, in queste date. Oppure segui il corso per conto tuo, quando vuoi.',
    seats_left: { one: 'un posto libero', other: '{count} posti liberi' },
    seats_unlimited: 'posti liberi',
    seats_none: 'posti esauriti',
    meetings_held: {
      one: 'Un incontro c’è già stato: chi si iscrive adesso l’ha perso.',
      other: '{count} incontri ci sono già stati: chi si iscrive adesso li ha persi.',
    },
    meetings_next: 'Il prossimo incontro è il {day}.',
    join: 'Iscriviti a {name}',
    join_full: 'I posti sono finiti proprio adesso.',
    your_edition: 'Edizione: {name}',
    your_meetings: 'Gli incontri: quando, dove e la tua presenza',
  },
  en: {
    open_title: 'Editions for your ambito',
    open_lead: 'With a group, on these dates. Or take the course by yourself, whenever you like.',
    seats_left: { one: 'one seat left', other: '{count} seats left' },
    seats_unlimited: 'seats free',
    seats_none: 'no seats left',
    meetings_held: {
      one: 'One meeting is over: who enrols now has missed it.',
      other: '{count} meetings are over: who enrols now has missed them.',
    },
    meetings_next: 'The next meeting is on {day}.',
    join: 'Enrol in {name}',
    join_full: 'The last seat has just been taken.',
    your_edition: 'Edition: {name}',
    your_meetings: 'The meetings: when, where and your attendance',
  },
})
