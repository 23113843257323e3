import { env } from '#app/platform/env.server.ts'

/** Password of every demo account; they exist in demo mode only. */
export const demoPassword = 'sguardi-demo-2026'

export const demoAccounts = [
  {
    email: 'anagrafe@lissone.example',
    label: { it: 'Impiegata dell’anagrafe (chi segue i corsi)', en: 'Registry clerk (learner)' },
  },
  {
    email: 'nido@carate.example',
    label: { it: 'Educatrice del nido, a metà corso', en: 'Nursery educator, half-way' },
  },
  {
    email: 'ufficio@carate.example',
    label: { it: 'Ufficio dell’ambito di Carate Brianza', en: 'Office of the ambito of Carate Brianza' },
  },
  {
    email: 'ufficio@visconteo.example',
    label: { it: 'Ufficio dell’ambito Visconteo Sud Milano', en: 'Office of the ambito Visconteo Sud Milano' },
  },
  {
    email: 'referente@lissone.example',
    label: { it: 'Referente del Comune di Lissone', en: 'Contact of the comune of Lissone' },
  },
  { email: 'trainer@sguardi.example', label: { it: 'Formatrice', en: 'Trainer' } },
  { email: 'valutatrice@sguardi.example', label: { it: 'Valutatrice', en: 'Evaluator' } },
  { email: 'admin@sguardi.example', label: { it: 'Amministratore', en: 'Administrator' } },
] as const

/** The accounts offered on the sign-in page: none outside demo mode. */
export function offeredDemoAccounts(): readonly (typeof demoAccounts)[number][] {
  return env().demo ? demoAccounts : []
}
