import { fold } from './fold.ts'
import { fields, type Columns, type Field, type RememberedChoices } from './schemas.ts'

/** Names of the columns as programs of personnel offices write them, folded. */
const names: Record<Field, readonly string[]> = {
  familyName: ['cognome', 'cognome dipendente', 'surname', 'last name', 'family name'],
  givenName: ['nome', 'nome dipendente', 'nome proprio', 'first name', 'given name'],
  fullName: [
    ...['cognome e nome', 'cognome nome', 'nominativo', 'dipendente', 'cognome e nome dipendente', 'nome e cognome'],
    ...['nome cognome', 'full name'],
  ],
  fiscalCode: [
    'codice fiscale',
    'cod fiscale',
    'cod fisc',
    'cf',
    'c f',
    'codicefiscale',
    'codice fiscale dipendente',
    'fiscal code',
  ],
  email: [
    ...['e mail', 'email', 'mail', 'indirizzo e mail', 'indirizzo email', 'posta elettronica', 'e mail istituzionale'],
    ...[
      'email istituzionale',
      'mail istituzionale',
      'e mail di lavoro',
      'email lavoro',
      'e mail aziendale',
      'email aziendale',
    ],
  ],
  organisation: [
    ...['ente', 'ente di appartenenza', 'amministrazione', 'comune', 'denominazione ente', 'datore di lavoro'],
    ...['azienda', 'organizzazione', 'ente datore di lavoro', 'organisation'],
  ],
  department: [
    ...['settore', 'ufficio', 'settore ufficio', 'servizio', 'area', 'unita organizzativa', 'uo', 'u o', 'struttura'],
    ...[
      'centro di costo',
      'ripartizione',
      'settore di appartenenza',
      'servizio ufficio',
      'department',
      'settore servizio',
    ],
  ],
  jobTitle: [
    ...[
      'qualifica',
      'profilo',
      'profilo professionale',
      'qualifica profilo',
      'mansione',
      'ruolo',
      'figura professionale',
    ],
    ...['descrizione qualifica', 'descrizione profilo', 'job title'],
  ],
  hiredOn: [
    ...['data assunzione', 'data di assunzione', 'assunto il', 'assunta il', 'assunzione', 'data inizio rapporto'],
    ...['decorrenza', 'inizio rapporto', 'data inizio', 'in servizio dal', 'hired on'],
  ],
  leftOn: [
    ...['cessato il', 'cessata il', 'data cessazione', 'data di cessazione', 'cessazione', 'data fine rapporto'],
    ...['fine rapporto', 'data fine', 'in servizio fino al', 'left on'],
  ],
  leaveFrom: [
    'aspettativa dal',
    'assenza dal',
    'congedo dal',
    'in aspettativa dal',
    'inizio aspettativa',
    'assente dal',
  ],
  leaveTo: [
    'aspettativa al',
    'assenza al',
    'congedo al',
    'in aspettativa al',
    'fine aspettativa',
    'assente fino al',
    'aspettativa fino al',
  ],
}

/** Lines above the heading that are looked through: titles, dates of extraction, empty ones. */
const searched = 30

/** Which columns a heading names: those chosen last time first, then those known by name. */
export function guessColumns(headings: readonly string[], remembered: RememberedChoices | null): Columns {
  const known = headings.map(fold)
  const columns: Columns = {}
  const taken = new Set<number>()
  const take = (field: Field, name: string) => {
    const at = known.findIndex((one, index) => one === name && one !== '' && !taken.has(index))
    if (at < 0 || columns[field] !== undefined) return
    columns[field] = at
    taken.add(at)
  }
  for (const field of fields) {
    const chosen = remembered?.headings[field]
    if (chosen !== undefined) take(field, chosen)
  }
  for (const field of fields) for (const name of names[field]) take(field, name)
  // Where both are said, each in its own column, the two together say nothing more.
  if (columns.familyName !== undefined && columns.givenName !== undefined) delete columns.fullName
  return columns
}

/**
 * Where the heading of a list is: among its first lines the one that names most columns, at least two of them, or
 * the fiscal code alone. Null where no line is like a heading.
 */
export function findHeading(rows: readonly (readonly string[])[], remembered: RememberedChoices | null): number | null {
  let best: { at: number; count: number } | null = null
  for (const [at, cells] of rows.slice(0, searched).entries()) {
    const columns = guessColumns(cells, remembered)
    const count = Object.keys(columns).length
    const isHeading = count >= 2 || columns.fiscalCode !== undefined
    if (isHeading && count > (best?.count ?? 0)) best = { at, count }
  }
  return best?.at ?? null
}
