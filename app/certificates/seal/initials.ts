/** `Giulia Maria`, `De Fontanalunga` as `G. M. D. F.`: enough for whoever holds the document, no name for who does not. */
export function initialsOf({ givenName, familyName }: { givenName: string; familyName: string }): string {
  const words = `${givenName} ${familyName}`.normalize('NFC').match(/\p{L}[\p{L}\p{M}’']*/gu) ?? []
  return words.map((word) => `${(Array.from(word)[0] ?? '').toUpperCase()}.`).join(' ')
}
