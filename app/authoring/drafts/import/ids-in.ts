const written = /\bid(?:="|:\s*['"]?)([a-z0-9-]+)/g

/** The ids that a text of the dialect gives to its lesson and its exercises. */
export const idsIn = (text: string): string[] => Array.from(text.matchAll(written), ([, id = '']) => id)
