/** A text without the signs that make words bold, slanted, struck or links; `from` of a place in it is that in the text. */
export type WithoutMarks = { text: string; from: (at: number) => number }

/** Signs of emphasis beside a word, the bracket a link begins with, and what a link ends with: its address goes. */
const marks =
  /\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<![\p{L}\p{N}_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}_])|~~|\[(?=[^[\]\n]{1,300}\]\()|\]\([^()\s]{0,500}(?: "[^"\n]{0,200}")?\)/gu

/** Takes away the marks of Markdown inside a line, so that words they stand between are read as they are seen. */
export function withoutMarks(source: string): WithoutMarks {
  const pieces: string[] = []
  /** For each piece where it begins in the result and in the source. */
  const places: { to: number; from: number }[] = []
  let [length, last] = [0, 0]
  const keep = (end: number) => {
    places.push({ to: length, from: last })
    pieces.push(source.slice(last, end))
    length += end - last
  }
  for (const { 0: mark, index } of source.matchAll(marks)) {
    keep(index)
    last = index + mark.length
  }
  keep(source.length)
  const from = (at: number) => {
    const place = places.findLast(({ to }) => to <= at) ?? { to: 0, from: 0 }
    return place.from + at - place.to
  }
  return { text: pieces.join(''), from }
}
