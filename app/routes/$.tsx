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

export default function NoPage() {
  return null
}

export const ErrorBoundary = ErrorPage
