import type { MetaFunction } from '@remix-run/node'
import { aboutMessages } from '#app/identity/about-messages.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'

const parts = [
  ['privacy_who_title', 'privacy_who'],
  ['privacy_what_title', 'privacy_what'],
  ['privacy_cookies_title', 'privacy_cookies'],
  ['privacy_keep_title', 'privacy_keep'],
] as const

export default function Privacy() {
  const t = useText(aboutMessages)
  return (
    <Page title={t('privacy_title')} lead={t('privacy_lead')} width="reading">
      {parts.map(([title, text]) => (
        <section key={title} className="section">
          <h2>{t(title)}</h2>
          <p>{t(text)}</p>
        </section>
      ))}
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, aboutMessages, 'privacy_title')]

export const ErrorBoundary = ErrorPage
