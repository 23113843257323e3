import type { Viewer } from '#app/identity/viewer.ts'
import { downloadBundle } from './download-bundle.server.ts'

type Params = { ambitoSlug: string; bundleId: string }

/** Asks for the ZIP of a bundle as a browser would, with the headers given. */
export function download(
  viewer: Viewer,
  params: Params,
  now: Date,
  headers: Record<string, string> = {},
): Promise<Response> {
  return downloadBundle(viewer, params, { headers: new Headers(headers), signal: AbortSignal.timeout(60_000) }, now)
}

/** The whole ZIP. */
export async function downloadedZip(viewer: Viewer, params: Params, now: Date): Promise<Uint8Array> {
  return new Uint8Array(await (await download(viewer, params, now)).arrayBuffer())
}
