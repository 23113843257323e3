/** Characters of a letter's code, 5 bits each: sixty bits, typed in three groups. */
export const codeLength = 12

/** `7KQM-2XWD-9RTB`, as it is printed. */
export function printedCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-')
}

/** A code as somebody types it from paper, in upper or lower case, with or without hyphens, letters taken for the digits they look like. */
export function typedCode(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}
