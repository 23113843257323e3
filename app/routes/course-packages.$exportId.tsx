import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { downloadPackage } from '#app/authoring/export/download-package.server.ts'
import { PackageParams } from '#app/authoring/export/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'

/** A course as a package for another system, for who writes courses. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { headers, pieces } = await downloadPackage(viewer, PackageParams.parse(params).exportId, clock.now())
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), { headers })
}
