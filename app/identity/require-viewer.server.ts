import { redirect } from '@remix-run/node'
import { locales } from '#app/platform/i18n/messages.ts'
import { localeOf } from '#app/platform/i18n/locale.server.ts'
import { oncePerRequest } from '#app/platform/request-memo.server.ts'
import { identityPaths } from './paths.ts'
import { lookAtSignedIn, readSignedIn, type SignedIn } from './session-store.server.ts'
import type { Viewer } from './viewer.ts'

function viewerOf(signedIn: SignedIn | null, request: Request): Viewer | null {
  if (!signedIn) return null
  const { locale: saved, ...viewer } = signedIn
  return { ...viewer, locale: locales.find((locale) => locale === saved) ?? localeOf(request) }
}

/** Who sends this request, or null. Computed once per request. */
export const findViewer = oncePerRequest(async (request: Request): Promise<Viewer | null> =>
  viewerOf(await readSignedIn(request), request),
)

/** Who they are by now, with the roles they still have: for an answer that stays open. Null once the session is over. */
export async function findViewerAgain(request: Request, now: Date): Promise<Viewer | null> {
  return viewerOf(await lookAtSignedIn(request, now), request)
}

/**
 * Who sends this request; every loader and action that is not public calls it.
 * @throws a redirect to the sign-in page that comes back here
 */
export async function requireViewer(request: Request): Promise<Viewer> {
  const viewer = await findViewer(request)
  if (viewer) return viewer
  const { pathname, search } = new URL(request.url)
  const to = request.method === 'GET' ? `${pathname.replace(/\.data$/, '')}${search}` : '/home'
  throw redirect(identityPaths.login({ to }))
}
