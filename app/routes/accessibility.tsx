import type { MetaFunction } from '@remix-run/node'
import { aboutMessages } from '#app/identity/about-messages.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'

export default function Accessibility() {
  const t = useText(aboutMessages)
  return (
    <Page title={t('accessibility_title')} lead={t('accessibility_lead')} width="reading">
      <p>{t('accessibility_how')}</p>
      <p>{t('accessibility_test')}</p>
      <p>{t('accessibility_tell')}</p>
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, aboutMessages, 'accessibility_title')]

export const ErrorBoundary = ErrorPage
