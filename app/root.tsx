import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteLoaderData,
  type ShouldRevalidateFunction,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { Device } from '#app/assessment/components/device.tsx'
import { findViewer } from '#app/identity/require-viewer.server.ts'
import { env } from '#app/platform/env.server.ts'
import { localeOf } from '#app/platform/i18n/locale.server.ts'
import { LocaleProvider, useText } from '#app/platform/i18n/use-text.tsx'
import { navigationOf } from '#app/organisation/policy.ts'
import boldFont from './ui/fonts/titillium-web-700.woff2?url'
import regularFont from './ui/fonts/titillium-web-regular.woff2?url'
import { FollowLinks } from './ui/components/follow-links.tsx'
import { ErrorPage } from './ui/components/error-page.tsx'
import { SiteFooter } from './ui/components/site-footer.tsx'
import { SiteHeader } from './ui/components/site-header.tsx'
import { uiMessages } from './ui/messages.ts'
import styles from './ui/styles/index.scss?url'

export const links: LinksFunction = () => [
  ...[regularFont, boldFont].map(
    (href) => ({ rel: 'preload', href, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' }) as const,
  ),
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await findViewer(request)
  return {
    nonce: context.nonce,
    locale: viewer?.locale ?? localeOf(request),
    demo: env().demo,
    name: viewer ? viewer.givenName : null,
    personId: viewer?.personId ?? null,
    entries: navigationOf(viewer, env().demo),
  }
}

/** The frame's data change with who is signed in and the language, and both load a new page: an exercise changes nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}) => {
  const ofExercise = formAction ? formAction.startsWith('/learn/') : currentUrl.href === nextUrl.href
  return !ofExercise && defaultShouldRevalidate
}

export const meta: MetaFunction = () => [{ title: 'Sguardi' }]

function Frame({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const t = useText(uiMessages)
  return (
    <>
      <a className="skip-link" href="#content">
        {t('skip_to_content')}
      </a>
      <SiteHeader name={root?.name ?? null} entries={root?.entries ?? []} demo={root?.demo ?? false} />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <div className="at-foot">
        <FollowLinks />
        <Device personId={root?.personId ?? null} />
      </div>
      <SiteFooter />
    </>
  )
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  // The browser hides nonces from scripts; React would take the empty attribute for a mismatch.
  const nonce = typeof document === 'undefined' ? root?.nonce : ''
  const locale = root?.locale ?? 'it'
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <LocaleProvider value={locale}>
          <Frame>{children}</Frame>
        </LocaleProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export const ErrorBoundary = ErrorPage
