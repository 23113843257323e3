/** What a text holds that could say who somebody is. */
export type PersonalData = 'email' | 'phone' | 'fiscal_code'

/** Before its sign an address has 64 characters at most (RFC 5321 §4.5.3.1.1): a long run of letters is looked through once. */
const email = /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\]|\bchiocciola\b)\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu
/**
 * Sixteen signs of a codice fiscale, also written in groups and with omocodia (D.M. 23 December 1976). Two true digits
 * at least: without any, some words in a row have the same form.
 */
const fiscalCode =
  /(?<![a-z0-9])[a-z]{3}[ .-]?[a-z]{3}[ .-]?[0-9lmnpqrstuv]{2}[ ]?[abcdehlmprst][ ]?[0-9lmnpqrstuv]{2}[ .-]?[a-z][ ]?[0-9lmnpqrstuv]{3}[ ]?[a-z](?![a-z0-9])/gi
const digits = /(?:(?:\+|00)\d{1,3}[ ./-]?)?(?<!\d)\(?\d{2,4}\)?(?:[ ./-]?\d{2,4}){1,4}(?!\d)/g

const dayOrTime = /^\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})$|^\d{4}[./-]\d{1,2}[./-]\d{1,2}$/

/**
 * Whether a run of digits is long enough to be called and begins as Italian numbers do: with 0, 3 or a country. Dates,
 * years, amounts and numbers of laws are none.
 */
function isPhone(run: string): boolean {
  const bare = run.replace(/\D/g, '')
  if (dayOrTime.test(run.trim()) || bare.length < 8 || bare.length > 15) return false
  return /^\s*(?:\+|00)/.test(run) || /^[03]/.test(bare)
}

export type PersonalPlace = { kind: PersonalData; text: string; at: number }

const hasTwoDigits = (code: string) => /\d.*\d/.test(code)

/** Each of them with its words and where it begins, in characters from 0, in the order of the kinds. */
export function personalPlacesIn(text: string): PersonalPlace[] {
  const all = (kind: PersonalData, pattern: RegExp, isOne: (found: string) => boolean) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [found] = match
      return isOne(found) ? [{ kind, text: found.trim(), at: match.index + found.search(/\S/) }] : []
    })
  return [
    ...all('email', email, () => true),
    ...all('phone', digits, isPhone),
    ...all('fiscal_code', fiscalCode, hasTwoDigits),
  ]
}

/**
 * E-mail addresses, telephone numbers and codici fiscali in a text, by their form. Names are not found: nobody can tell
 * Rosa from rosa by form alone. It would rather miss a strange number than refuse a date.
 */
export const personalDataIn = (text: string): PersonalData[] => [
  ...new Set(personalPlacesIn(text).map(({ kind }) => kind)),
]
