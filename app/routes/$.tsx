import type { ClientLoaderFunctionArgs } from '@remix-run/react'
import { notFound } from '#app/platform/errors.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'

/**
 * Every address that is no page. Without it the framework answers by itself and loads nothing: no language, no menu,
 * and no nonce, so that the browser would refuse the page's own scripts.
 */
export function loader() {
  throw notFound('page')
}

export function action() {
  throw notFound('page')
}

/** In the browser, every address that this page's list of routes leaves out (cli/parts-of-build.ts): loaded whole. */
export function clientLoader({ request }: ClientLoaderFunctionArgs) {
  const to = window.__remixRouter.state.navigation.location
  window.location.assign(to ? `${to.pathname}${to.search}${to.hash}` : request.url)
  return new Promise<never>(() => undefined)
}

export default function NoPage() {
  return null
}

export const ErrorBoundary = ErrorPage
