/** Letters a fiscal code takes: consonants, then vowels, then X (D.M. 23 December 1976, art. 6 and 7). */
function lettersOf(name: string): { consonants: string; vowels: string } {
  const plain = name
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
  return { consonants: plain.replace(/[AEIOU]/g, ''), vowels: plain.replace(/[^AEIOU]/g, '') }
}

const three = ({ consonants, vowels }: { consonants: string; vowels: string }) =>
  `${consonants}${vowels}XXX`.slice(0, 3)

function givenCode(name: string): string {
  const letters = lettersOf(name)
  const { consonants } = letters
  return consonants.length > 3 ? `${consonants[0] ?? ''}${consonants.slice(2, 4)}` : three(letters)
}

/**
 * Family and given name out of one cell, where the fiscal code begins with the letters of both: `De Luca Maria Rosa` in
 * either order. Null where no cut, or more than one, agrees with it.
 */
export function splitName(whole: string, fiscalCode: string): { familyName: string; givenName: string } | null {
  const words = whole.split(/\s+/).filter((word) => word !== '')
  const fits = (familyName: string, givenName: string) =>
    three(lettersOf(familyName)) === fiscalCode.slice(0, 3) && givenCode(givenName) === fiscalCode.slice(3, 6)
  const found = words.slice(1).flatMap((_, index) => {
    const [first, rest] = [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]
    if (fits(first, rest)) return [{ familyName: first, givenName: rest }]
    return fits(rest, first) ? [{ familyName: rest, givenName: first }] : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}
