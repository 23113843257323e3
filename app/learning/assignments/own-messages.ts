import { defineMessages } from '#app/platform/i18n/messages.ts'

/** What an ambito asks of the reader. */
export const ownDutyMessages = defineMessages({
  it: {
    own_title: 'Da fare',
    own_by: 'Da fare entro il {day}',
    own_late: 'Era da fare entro il {day}: si può fare ancora',
    own_why: 'Assegnato dal tuo ambito, {ambito}: regola «{rule}».',
    own_begin: 'Comincia',
    own_go_on: 'Continua',
    own_begin_course: 'Comincia: {course}',
    own_go_on_course: 'Continua: {course}',
  },
  en: {
    own_title: 'To do',
    own_by: 'To do by {day}',
    own_late: 'Was to be done by {day}: it still can be',
    own_why: 'Assigned by your ambito, {ambito}: rule “{rule}”.',
    own_begin: 'Begin',
    own_go_on: 'Go on',
    own_begin_course: 'Begin: {course}',
    own_go_on_course: 'Go on: {course}',
  },
})
