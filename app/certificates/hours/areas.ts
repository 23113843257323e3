/** Where minutes count that nobody gave an area: everything this platform exists for. */
export const defaultArea = 'Competenze interculturali'

/**
 * Areas offered while one is typed; another may be written. The first four are those the directive of the Minister for
 * Public Administration of 14 January 2025 names.
 */
export const suggestedAreas = [
  'Leadership e soft skills',
  'Transizione amministrativa, digitale ed ecologica',
  'Principi e valori della pubblica amministrazione',
  'Sicurezza sul lavoro',
  'Anticorruzione, trasparenza e privacy',
  'Aggiornamento tecnico-professionale',
  defaultArea,
] as const
