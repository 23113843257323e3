import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { aboutMessages } from '#app/identity/about-messages.ts'
import { findViewer } from '#app/identity/require-viewer.server.ts'
import { pageText, pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  return (await findViewer(request)) ? redirect('/home') : null
}

export default function Welcome() {
  const t = useText(aboutMessages)
  const points = [
    ['home_1_title', 'home_1'],
    ['home_2_title', 'home_2'],
    ['home_3_title', 'home_3'],
  ] as const
  return (
    <div className="welcome">
      <section className="welcome__hero">
        <div className="welcome__text">
          <h1>{t('home_title')}</h1>
          <p className="lead">{t('home_lead')}</p>
          <p className="button-row">
            <LinkButton to="/catalogue">{t('home_catalogue')}</LinkButton>
            <LinkButton to="/login" kind="outline">
              {t('home_sign_in')}
            </LinkButton>
          </p>
        </div>
        <svg viewBox="0 0 320 240" className="welcome__picture" aria-hidden="true">
          <path className="welcome__eye" d="M20 120c60-88 220-88 280 0-60 88-220 88-280 0z" />
          <circle className="welcome__one" cx="128" cy="120" r="48" />
          <circle className="welcome__two" cx="192" cy="120" r="48" />
        </svg>
      </section>
      <div className="page">
        <ul className="card-grid">
          {points.map(([title, text]) => (
            <li key={title} className="card">
              <h2 className="card__title">{t(title)}</h2>
              <p>{t(text)}</p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

export const meta: MetaFunction = ({ matches }) => [
  pageTitle(matches, aboutMessages, 'home_title'),
  { name: 'description', content: pageText(matches, aboutMessages)('home_lead') },
]

export const ErrorBoundary = ErrorPage
