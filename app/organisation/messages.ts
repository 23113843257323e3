import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Names of the kinds of department and organisation, for every page that shows them. */
export const organisationMessages = defineMessages({
  it: {
    social_services: 'Servizi sociali',
    registry: 'Anagrafe',
    technical_office: 'Ufficio tecnico',
    nursery: 'Asilo nido',
    local_police: 'Polizia locale',
    other: 'Altro',
    comune: 'Comune',
    consortium: 'Consorzio',
    cooperative: 'Cooperativa',
    association: 'Associazione',
  },
  en: {
    social_services: 'Social services',
    registry: 'Registry office',
    technical_office: 'Technical office',
    nursery: 'Nursery',
    local_police: 'Local police',
    other: 'Other',
    comune: 'Comune',
    consortium: 'Consortium',
    cooperative: 'Cooperative',
    association: 'Association',
  },
})
