/** A question of a GIFT file as written; `line` counts from 1. */
export type GiftPiece = { line: number; text: string }

const balanceOf = (bare: string) => bare.split('{').length - bare.split('}').length

/** Whether a line that follows a blank one begins another question although the braces of the last are open. */
const beginsAnew = (bare: string) => /^\s*(?:::|\$CATEGORY:)/i.test(bare) || bare.includes('{')

/**
 * The questions of a GIFT file, which stand apart by blank lines; comments and categories are left out. Blank lines inside
 * braces are taken for part of the answers, but a brace that somebody forgot to close does not swallow what comes after it.
 */
export function giftPieces(text: string): GiftPiece[] {
  const pieces: GiftPiece[] = []
  let open: GiftPiece | null = null
  let depth = 0
  let isAfterBlank = false
  text.split(/\r\n?|\n/).forEach((line, index) => {
    if (/^\s*\/\//.test(line)) return
    const bare = line.replace(/\\./g, '')
    if (depth > 0 && isAfterBlank && beginsAnew(bare)) [open, depth] = [null, 0]
    isAfterBlank = line.trim() === ''
    if (depth === 0 && (isAfterBlank || /^\s*\$CATEGORY:/i.test(line))) {
      open = null
      return
    }
    if (!open) {
      open = { line: index + 1, text: '' }
      pieces.push(open)
    }
    open.text += `${line}\n`
    depth = Math.max(0, depth + balanceOf(bare))
  })
  return pieces
}
