import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { changeLanguage } from '#app/identity/change-language.server.ts'
import { localPath } from '#app/identity/paths.ts'
import { findViewer } from '#app/identity/require-viewer.server.ts'
import { locales } from '#app/platform/i18n/messages.ts'
import { readForm } from '#app/platform/read-form.server.ts'

const Choice = z.object({ locale: z.enum(locales).catch('it') })

function cameFrom(request: Request): string {
  const referer = request.headers.get('Referer')
  if (!referer || !URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return localPath(`${pathname}${search}`) ?? '/'
}

export const loader = () => redirect('/')

export async function action({ request }: ActionFunctionArgs) {
  const { locale } = Choice.parse(Object.fromEntries(await readForm(request)))
  const viewer = await findViewer(request)
  if (viewer) await changeLanguage(viewer, locale)
  const cookie = `locale=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`
  return redirect(cameFrom(request), { headers: { 'Set-Cookie': cookie } })
}
