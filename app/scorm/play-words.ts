import type { PlayText } from './play-messages.ts'

/** What the player around a package says; the shell is another origin, and has no catalogue of its own. */
export const playWords: Record<'it' | 'en', Record<PlayText, string>> = {
  it: {
    contents: 'Contenuti',
    previous: 'Parte precedente',
    next: 'Parte successiva',
    opening: 'Si apre…',
    choose: 'Scegli da che cosa cominciare.',
    not_yet: 'non ancora disponibile',
    ended: 'Hai finito questa parte. Scegli come andare avanti.',
    status_completed: 'completato',
    status_passed: 'superato',
    status_failed: 'non superato',
    status_incomplete: 'in corso',
  },
  en: {
    contents: 'Contents',
    previous: 'Previous part',
    next: 'Next part',
    opening: 'Opening…',
    choose: 'Choose where to begin.',
    not_yet: 'not available yet',
    ended: 'You have finished this part. Choose how to go on.',
    status_completed: 'completed',
    status_passed: 'passed',
    status_failed: 'not passed',
    status_incomplete: 'under way',
  },
}
