import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useLocale, useText } from '#app/platform/i18n/use-text.tsx'
import { uiMessages } from '../messages.ts'
import { LinkButton } from './button.tsx'
import { Page } from './page.tsx'

function statusOfError(error: unknown): 403 | 404 | 503 | 500 {
  const status = isRouteErrorResponse(error) ? error.status : 500
  return status === 403 || status === 404 || status === 503 ? status : 500
}

/** What a person sees when a page cannot be shown: what happened, what was kept, what to do. */
export function ErrorPage() {
  const status = statusOfError(useRouteError())
  const t = useText(uiMessages)
  const when = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'short', timeStyle: 'medium' }).format(new Date())
  return (
    <Page title={t(`error_${status}_title`)} kicker={String(status)} width="reading">
      <p suppressHydrationWarning>{t(`error_${status}`, { when })}</p>
      <p>
        <LinkButton to="/">{t('error_home')}</LinkButton>
      </p>
    </Page>
  )
}
