import { rangeOf, type ByteRange } from './byte-range.ts'
import { drawingPolicy } from './csp.server.ts'

type ServedFile = {
  /** Bytes of the whole. */
  size: number
  /** What stands between two of its bytes, both included. */
  read: (range: ByteRange) => BodyInit
  mediaType: string
  etag: string
  /** Whether everybody may have it and keep it: it never changes under its address. */
  isPublic: boolean
}

/**
 * A file of a course, whole or the part that is asked for (RFC 9110 §14: players jump about in films). A drawing opened by
 * itself can do nothing.
 */
export function rangeResponse(request: Request, { size, read, mediaType, etag, isPublic }: ServedFile): Response {
  const headers = new Headers({ 'Content-Type': mediaType, 'Accept-Ranges': 'bytes', ETag: etag })
  if (isPublic) headers.set('Cache-Control', 'public, max-age=31536000, immutable')
  for (const [name, value] of mediaType === 'image/svg+xml' ? drawingPolicy : []) headers.set(name, value)
  const range = rangeOf(request.headers, size, etag)
  if (range === 'whole') {
    headers.set('Content-Length', String(size))
    return new Response(size === 0 ? null : read({ first: 0, last: size - 1 }), { headers })
  }
  headers.set(
    'Content-Range',
    range === 'unsatisfiable' ? `bytes */${size}` : `bytes ${range.first}-${range.last}/${size}`,
  )
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers })
  headers.set('Content-Length', String(range.last - range.first + 1))
  return new Response(read(range), { status: 206, headers })
}

type HeldFile = Omit<ServedFile, 'size' | 'read'> & { bytes: Uint8Array }

/** As `rangeResponse`, of bytes that are held. */
export function fileResponse(request: Request, { bytes, ...file }: HeldFile): Response {
  const read = ({ first, last }: ByteRange) => new Uint8Array(bytes.subarray(first, last + 1))
  return rangeResponse(request, { ...file, size: bytes.byteLength, read })
}
