import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { signOut } from '#app/identity/sign-out.server.ts'
import { clock } from '#app/platform/clock.ts'

export const loader = () => redirect('/')

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  return redirect('/', { headers: { 'Set-Cookie': await signOut(viewer, clock.now()) } })
}
