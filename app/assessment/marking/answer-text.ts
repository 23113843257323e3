import type { TextComment } from './schemas.ts'

/** The paragraphs of a written text: a new line begins one. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
}

/** Whether every comment stands at words that are there. */
export function commentsFit(text: string, comments: readonly TextComment[]): boolean {
  const paragraphs = paragraphsOf(text)
  return comments.every(({ paragraph, start, end }) => {
    const length = paragraphs[paragraph - 1]?.length
    if (length === undefined) return false
    if (start === null || end === null) return start === end
    return start < end && end <= length
  })
}

/** A run of a paragraph and the comments at it, by their place in the list given. */
export type Segment = { text: string; comments: number[]; /** Comments that end with this run. */ ends: number[] }

/** Cuts a paragraph where comments begin and end, so that overlapping ones can all be shown. */
export function segmentsOf(paragraph: string, number: number, comments: readonly TextComment[]): Segment[] {
  const here = comments.flatMap((comment, at) =>
    comment.paragraph === number && comment.start !== null && comment.end !== null
      ? [{ at, start: comment.start, end: Math.min(comment.end, paragraph.length) }]
      : [],
  )
  const cuts = [...new Set([0, paragraph.length, ...here.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  )
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? paragraph.length
    return {
      text: paragraph.slice(from, to),
      comments: here.filter(({ start, end }) => start <= from && end >= to).map(({ at }) => at),
      ends: here.filter(({ end }) => end === to).map(({ at }) => at),
    }
  })
}

/** The words a comment stands at; empty for one at a whole paragraph. */
export function wordsAt(text: string, { paragraph, start, end }: Omit<TextComment, 'text'>): string {
  return start === null || end === null ? '' : (paragraphsOf(text)[paragraph - 1] ?? '').slice(start, end)
}
