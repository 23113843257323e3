import type { Viewer } from '#app/identity/viewer.ts'
import { rangeOf } from '#app/platform/byte-range.ts'
import { attachment } from '../file-names.ts'
import { getBundleZip, recordDownload } from './bundle-queries.server.ts'

/** What a download needs of the request, and when the connection can take more (`AppLoadContext`). */
export type Receiver = { headers: Headers; signal: AbortSignal; drained?: (() => Promise<void>) | undefined }

/** Passes on one piece when the one before has gone out, and none once nobody receives any more. */
async function* paced(
  pieces: AsyncGenerator<Uint8Array>,
  { signal, drained }: Receiver,
): AsyncGenerator<Uint8Array, void> {
  for await (const piece of pieces) {
    if (signal.aborted) return
    yield piece
    await drained?.()
  }
}

/** Pieces as the body of an answer, made when they are asked for and not before. */
function streamOf(pieces: AsyncGenerator<Uint8Array, void>): ReadableStream<Uint8Array> {
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const next = await pieces.next()
    if (next.done) controller.close()
    else controller.enqueue(next.value)
  }
  const cancel = async () => {
    await pieces.return()
  }
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 })
}

/**
 * The answer to a download: the ZIP in a stream of exactly the length it says, or the range asked for (206), so that a
 * broken download goes on where it stopped; 416 for a range beyond the end. Audited each time (P12).
 * @throws AppError `not_found` outside the scope and before it is ready
 */
export async function downloadBundle(
  viewer: Viewer,
  place: { ambitoSlug: string; bundleId: string },
  receiver: Receiver,
  now: Date,
): Promise<Response> {
  const { size, tag, name, pieces, bundleId, ambitoCode } = await getBundleZip(viewer, place)
  const etag = `"${tag}"`
  const wanted = rangeOf(receiver.headers, size, etag)
  if (wanted === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}`, ETag: etag } })
  }
  const range = wanted === 'whole' ? { first: 0, last: size - 1 } : wanted
  await recordDownload(viewer, { bundleId, ambitoCode, tag, range: wanted === 'whole' ? null : range }, now)
  const headers = new Headers({
    'Content-Type': 'application/zip',
    'Content-Length': String(range.last - range.first + 1),
    'Content-Disposition': attachment(name),
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-store',
    ETag: etag,
  })
  if (wanted !== 'whole') headers.set('Content-Range', `bytes ${range.first}-${range.last}/${size}`)
  return new Response(streamOf(paced(pieces(range), receiver)), { status: wanted === 'whole' ? 200 : 206, headers })
}
