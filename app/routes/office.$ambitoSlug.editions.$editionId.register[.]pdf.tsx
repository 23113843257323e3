import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { EditionParams } from '#app/learning/editions/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { exportRegister } from '#app/reporting/register/export-register.server.ts'
import { registerResponse } from '#app/reporting/register/register-response.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  return registerResponse(await exportRegister(viewer, EditionParams.parse(params), 'pdf', clock.now()))
}
