import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { getStampedRegister } from '#app/reporting/register/get-stamped.server.ts'
import { registerResponse } from '#app/reporting/register/register-response.server.ts'
import { StampedParams } from '#app/reporting/register/schemas.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  return registerResponse(await getStampedRegister(viewer, StampedParams.parse(params), clock.now()))
}
