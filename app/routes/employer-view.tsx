import type { MetaFunction } from '@remix-run/node'
import { aboutMessages } from '#app/identity/about-messages.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'

const sees = [
  'employer_sees_1',
  'employer_sees_2',
  'employer_sees_5',
  'employer_sees_3',
  'employer_sees_4',
  'employer_sees_6',
  'employer_sees_7',
] as const
const doesNotSee = ['employer_not_1', 'employer_not_2', 'employer_not_4', 'employer_not_5', 'employer_not_3'] as const

export default function EmployerView() {
  const t = useText(aboutMessages)
  return (
    <Page title={t('employer_title')} lead={t('employer_lead')}>
      <div className="card-grid">
        <Card title={t('employer_sees')}>
          <ul>
            {sees.map((key) => (
              <li key={key}>{t(key)}</li>
            ))}
          </ul>
        </Card>
        <Card title={t('employer_not')} tone="accent">
          <ul>
            {doesNotSee.map((key) => (
              <li key={key}>{t(key)}</li>
            ))}
          </ul>
        </Card>
      </div>
      <p className="measure">{t('employer_hours')}</p>
      <p className="measure">{t('employer_why')}</p>
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, aboutMessages, 'employer_title')]

export const ErrorBoundary = ErrorPage
