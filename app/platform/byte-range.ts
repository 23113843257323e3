/** Bytes of a file, first and last included. */
export type ByteRange = { first: number; last: number }

/**
 * What part of a file of `size` bytes a request wants (RFC 9110 §14): the `whole` one where it names no range, several,
 * or one of another state of the file than `etag`; a range; or `unsatisfiable`, when the range begins after the end.
 */
export function rangeOf(headers: Headers, size: number, etag: string): 'whole' | 'unsatisfiable' | ByteRange {
  const condition = headers.get('If-Range')
  if (condition !== null && condition !== etag) return 'whole'
  const [matched, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers.get('Range')?.trim() ?? '') ?? []
  if (matched === undefined || (from === '' && to === '')) return 'whole'
  const [start, end] = [Number(from), Number(to)]
  if (from === '') return end === 0 || size === 0 ? 'unsatisfiable' : { first: Math.max(0, size - end), last: size - 1 }
  if (to !== '' && end < start) return 'whole'
  if (start >= size) return 'unsatisfiable'
  return { first: start, last: to === '' ? size - 1 : Math.min(end, size - 1) }
}
