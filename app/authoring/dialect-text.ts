/** Plain text as the value of an attribute between double quotes. */
export const attributeText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('{', '&#123;')
    .trim()

/** Plain text where Markdown stands: nothing in it means anything. */
export const literalText = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>#&~|!]/g, (sign) => `\\${sign}`)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^([-+])(?=\s|$)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
