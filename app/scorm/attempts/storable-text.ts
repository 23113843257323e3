/**
 * Packages may write any UTF-16, and those that compress what they remember do; the database takes neither the null character
 * nor halves of pairs. Each such unit, and the sign that marks them, is kept as that sign and four digits.
 */
const mark = '\ufffe'
// With the `u` flag a surrogate matches only where it has no other half.
const unstorable = /[\u0000\ufffe\ud800-\udfff]/gu
const marked = /\ufffe([0-9a-f]{4})/g

/** A text as the database can keep it; `readStored` gives it back unit by unit. */
export const storable = (text: string): string =>
  text.replace(unstorable, (unit) => `${mark}${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The text that `storable` was given. */
export const readStored = (text: string): string =>
  text.replace(marked, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))

/** Each value of a record by `storable` or `readStored`. */
export const eachValue = (values: Readonly<Record<string, string>>, change: (text: string) => string) =>
  Object.fromEntries(Object.entries(values).map(([element, value]) => [element, change(value)]))
