import { rangeOf } from './byte-range.ts'
import { drawingPolicy } from './csp.server.ts'

type ServedFile = {
  bytes: Uint8Array
  mediaType: string
  etag: string
  /** Whether everybody may have it and keep it: it never changes under its address. */
  isPublic: boolean
}

/**
 * A file of a course, whole or the part that is asked for (RFC 9110 §14: players jump about in films). A drawing opened by
 * itself can do nothing.
 */
export function fileResponse(request: Request, { bytes, mediaType, etag, isPublic }: ServedFile): Response {
  const headers = new Headers({ 'Content-Type': mediaType, 'Accept-Ranges': 'bytes', ETag: etag })
  if (isPublic) headers.set('Cache-Control', 'public, max-age=31536000, immutable')
  for (const [name, value] of mediaType === 'image/svg+xml' ? drawingPolicy : []) headers.set(name, value)
  const size = bytes.byteLength
  const range = rangeOf(request.headers, size, etag)
  if (range === 'whole') return new Response(new Uint8Array(bytes), { headers })
  headers.set(
    'Content-Range',
    range === 'unsatisfiable' ? `bytes */${size}` : `bytes ${range.first}-${range.last}/${size}`,
  )
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers })
  return new Response(new Uint8Array(bytes.subarray(range.first, range.last + 1)), { status: 206, headers })
}
