/** Values of characters in odd positions; D.M. 23 December 1976, table of the control character. */
const oddValues = '1 0 5 7 9 13 15 17 19 21 2 4 18 20 11 3 6 8 12 14 16 10 22 25 24 23'.split(' ').map(Number)
const pattern = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/

function indexOf(character: string): number {
  return character >= 'A' ? character.charCodeAt(0) - 65 : Number(character)
}

/** The control character of the first fifteen characters (letters and digits, omocodia included). */
export function controlCharacter(first15: string): string {
  const sum = Array.from(first15).reduce((total, character, position) => {
    const index = indexOf(character)
    return total + (position % 2 === 0 ? (oddValues[index] ?? 0) : index)
  }, 0)
  return String.fromCharCode(65 + (sum % 26))
}

/** A code as somebody types it, normalised: no blanks, capitals. */
export const normalFiscalCode = (text: string): string => text.replace(/\s/g, '').toUpperCase()

/** Whether a normalised code has the right form and control character (D.M. 23 December 1976; omocodia: digits as letters L–V). */
export function isFiscalCode(code: string): boolean {
  return pattern.test(code) && controlCharacter(code.slice(0, 15)) === code.charAt(15)
}

/** `RSS•••••••••501Z`: enough to recognise one's own, not enough to use it. */
export function maskFiscalCode(code: string): string {
  return `${code.slice(0, 3)}${'•'.repeat(Math.max(0, code.length - 7))}${code.slice(-4)}`
}
