import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { uiMessages } from '../messages.ts'
import { LinkButton } from './button.tsx'
import { Page } from './page.tsx'

type Told = 400 | 403 | 404 | 503 | 500

/** The status, and the one whose sentences are told: every other fault of a request reads like 400. */
function tellingOf(error: unknown): { status: number; told: Told } {
  // A request that did not reach the server, where something else than a link asked for it.
  const isAway = error instanceof TypeError && typeof navigator !== 'undefined' && !navigator.onLine
  const status = isRouteErrorResponse(error) ? error.status : isAway ? 503 : 500
  if (status === 403 || status === 404 || status === 503) return { status, told: status }
  return { status, told: status >= 400 && status < 500 ? 400 : 500 }
}

/** What a person sees when a page cannot be shown: what happened, what was kept, what to do. */
export function ErrorPage() {
  const { status, told } = tellingOf(useRouteError())
  const t = useText(uiMessages)
  const when = useFormats().moment(new Date())
  return (
    <Page title={t(`error_${told}_title`)} kicker={String(status)} width="reading">
      <p suppressHydrationWarning>{t(`error_${told}`, { when })}</p>
      <p className="button-row">
        {told === 503 && (
          <a className="button button--primary" href="">
            {t('network_again')}
          </a>
        )}
        <LinkButton to="/">{t('error_home')}</LinkButton>
      </p>
    </Page>
  )
}
