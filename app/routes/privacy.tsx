import type { MetaFunction } from '@remix-run/node'
import { aboutMessages } from '#app/identity/about-messages.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'

/** The last of each names the part for a link to it. */
const parts = [
  ['privacy_who_title', 'privacy_who', 'titolare'],
  ['privacy_what_title', 'privacy_what', 'dati'],
  ['privacy_hours_title', 'privacy_hours', 'ore'],
  ['privacy_meetings_title', 'privacy_meetings', 'incontri'],
  ['privacy_external_title', 'privacy_external', 'attestati-esterni'],
  ['privacy_journal_title', 'privacy_journal', 'diario'],
  ['privacy_survey_title', 'privacy_survey', 'sondaggi'],
  ['privacy_cookies_title', 'privacy_cookies', 'cookie'],
  ['privacy_keep_title', 'privacy_keep', 'durata'],
] as const

export default function Privacy() {
  const t = useText(aboutMessages)
  return (
    <Page title={t('privacy_title')} lead={t('privacy_lead')} width="reading">
      {parts.map(([title, text, id]) => (
        <section key={title} id={id} className="section">
          <h2>{t(title)}</h2>
          <p>{t(text)}</p>
        </section>
      ))}
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, aboutMessages, 'privacy_title')]

export const ErrorBoundary = ErrorPage
