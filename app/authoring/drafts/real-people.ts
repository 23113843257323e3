import { personalPlacesIn } from '#app/assessment/personal-data.ts'
import { fullNamesIn } from './full-names.ts'
import { withoutMarks } from './without-marks.ts'

/** What could lead to a real person, by its form. */
export const realPersonKinds = [
  'email',
  'phone',
  'fiscal_code',
  'plate',
  'document',
  'birth',
  'address',
  'name',
] as const
export type RealPersonKind = (typeof realPersonKinds)[number]
/** `line` and `column` count from 1. */
export type RealPersonPlace = { path: string; kind: RealPersonKind; text: string; line: number; column: number }

/** Two letters, three digits, two letters, without I, O, Q and U (D.M. 27 April 1994, plates from 1994 on). */
const plate = /(?<![\p{L}\d])[A-HJ-NPR-TV-Z]{2}[ ]?\d{3}[ ]?[A-HJ-NPR-TV-Z]{2}(?![\p{L}\d])/gu
const months = 'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre'
/** A whole day of birth; a year alone, or an age, leads to nobody. */
const birth = new RegExp(
  `\\bnat[oaie]\\b[^.\\n]{0,40}?\\b(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}°? (?:${months}) \\d{4})`,
  'giu',
)
/** A street with its number. */
const address =
  /(?<!\p{L})(?:[Vv]ia|[Vv]iale|[Cc]orso|[Vv]icolo|[Ll]argo|[Pp]iazza|[Pp]iazzale|[Cc]ontrada)(?: (?:d[aei]l?l?[aeio]?|dei|degli|delle|[Ss]an|[Ss]anta|[Dd]on))*(?: \p{Lu}[\p{L}’']+){1,4},? (?:n\.? ?)?\d{1,4}(?:\/?[a-z])?(?![\p{L}\d])/gu
/** Passports, identity cards, permits of stay and bank accounts (IBAN), by the forms that Italian ones have. */
const paper =
  /(?<![\p{L}\d])(?:[A-Z]{2}[ ]?\d{7}|[A-Z]{2}[ ]?\d{5}[ ]?[A-Z]{2}|[A-Z]\d{8}|[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?)(?![\p{L}\d])/gu
/** A number after the word for a paper, whatever country gave it. */
const named =
  /(?<=(?<!\p{L})(?:passaport[oi]|permess[oi]|patente|carta|document[oi]|tessera|passport|permit|licence)(?!\p{L})[^.\n\d]{0,40})(?<![\p{L}\d])(?=[A-Z]*\d{4})[A-Z\d]{6,12}(?![\p{L}\d])/giu

/** A name that leads nowhere (RFC 2606). */
const nobodys = /\.example$/i

type Found = { kind: RealPersonKind; text: string; at: number }

const matches = (kind: RealPersonKind, text: string, pattern: RegExp): Found[] =>
  [...text.matchAll(pattern)].map((match) => ({ kind, text: match[0], at: match.index }))

const isWithin = (inner: Found, outer: Found) =>
  outer.text.length > inner.text.length &&
  outer.at <= inner.at &&
  outer.at + outer.text.length >= inner.at + inner.text.length

/** Sources name their authors, as they should; attributes other than what is read are no text. */
const withoutSources = (text: string) => text.replace(/<Source\b[^>]*>/g, (source) => source.replace(/[^\n]/g, ' '))

/**
 * What in a text could lead to a real person, each once, where it stands first: e-mail addresses, telephone numbers,
 * fiscal codes, plates, numbers of papers and accounts, days of birth, streets with their number, likely full names, also
 * where words of them are bold, slanted or a link. It finds by form, so that it also
 * finds people who were invented: the author says so once.
 */
export function realPeopleIn(path: string, text: string): RealPersonPlace[] {
  const read = withoutSources(text)
  const plain = withoutMarks(read)
  const asSeen = (found: Found[]) => found.map((one) => ({ ...one, at: plain.from(one.at) }))
  const found: Found[] = [
    ...personalPlacesIn(read).filter(({ text: words }) => !nobodys.test(words)),
    ...matches('plate', read, plate),
    ...asSeen([
      ...matches('birth', plain.text, birth),
      ...matches('address', plain.text, address),
      ...[paper, named].flatMap((pattern) => matches('document', plain.text, pattern)),
      ...fullNamesIn(plain.text).map((name): Found => ({ kind: 'name', ...name })),
    ]),
  ]
  const outermost = found.filter((one) => !found.some((other) => isWithin(one, other)))
  const first = new Map<string, RealPersonPlace>()
  for (const { kind, text: words, at } of outermost.sort((a, b) => a.at - b.at)) {
    const key = `${kind} ${words}`
    if (first.has(key)) continue
    const before = read.slice(0, at)
    const column = at - before.lastIndexOf('\n')
    first.set(key, { path, kind, text: words, line: before.split('\n').length, column })
  }
  return [...first.values()]
}
