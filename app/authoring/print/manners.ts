/** What stands before a number and must not be parted from it, and what must not be parted from the number before. */
const beforeNumber = /(?<![\p{L}\p{N}])(artt?\.|nn?\.|pp?\.|capp?\.|comma|ore|alle|€|n°) (?=\p{N})/giu
const afterNumber =
  /(?<=\p{N}) (?=(?:%|€|euro|anni|anno|ore|ora|minuti|giorni|mesi|km|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)(?![\p{L}\p{N}]))/giu

const noBreak = '\u00A0'

/**
 * A text as it is printed: curved apostrophes, and in Italian no line that ends between a number and what it counts. No
 * letter changes.
 */
export function mannered(text: string, language: string): string {
  const curved = text.replace(/(?<=\p{L})'/gu, '’').replace(/(?<![\p{L}\p{N}])'(?=\p{N}{2}(?!\p{N}))/gu, '’')
  if (language !== 'it') return curved
  return curved.replace(beforeNumber, `$1${noBreak}`).replace(afterNumber, noBreak)
}

/** Signs a line holds at least; what is longer without a space may be broken, or it would run out of the page. */
const longest = 32

/** Lets words and addresses longer than a line be broken, by zero-width spaces. */
export function breakable(text: string): string {
  return text.replace(/[^\s\u200B]{33,}/gu, (word) =>
    (word.match(new RegExp(`.{1,${longest}}`, 'gsu')) ?? []).join('\u200B'),
  )
}
