const ofTheDay = [
  ...['day_in_past', 'begins_later', 'already_closed', 'already_over', 'ambito_closed', 'already_leads'],
  ...['organisation_over', 'people_stay'],
]
const ofTheCode = ['works_already', 'known_otherwise']
const ofTheName = ['name_taken', 'same_name']

/** The field a refusal speaks of, as a form's reply wants it. */
export function refusedField(reason: string): Record<string, string[]> {
  if (ofTheDay.includes(reason)) return { from: [reason] }
  if (ofTheName.includes(reason)) return { name: [reason] }
  if (ofTheCode.includes(reason)) return { fiscalCode: [reason] }
  if (reason === 'ends_before') return { to: [reason] }
  return { '': [reason] }
}
