import { Form, useLocation } from '@remix-run/react'
import { useLocale, useText } from '#app/platform/i18n/use-text.tsx'
import { uiMessages } from '../messages.ts'
import { Link } from './link.tsx'

/** Places of the menu, with their addresses and names. */
const targets = {
  home: { to: '/home', text: 'nav_home' },
  catalogue: { to: '/catalogue', text: 'nav_catalogue' },
  meetings: { to: '/meetings', text: 'nav_meetings' },
  certificates: { to: '/certificates', text: 'nav_certificates' },
  office: { to: '/office', text: 'nav_office' },
  authoring: { to: '/authoring', text: 'nav_authoring' },
  surveys: { to: '/surveys', text: 'nav_surveys' },
  projects: { to: '/projects', text: 'nav_projects' },
  structure: { to: '/admin/structure', text: 'nav_structure' },
  outbox: { to: '/admin/outbox', text: 'nav_outbox' },
  verify: { to: '/verify', text: 'nav_verify' },
} as const

type NavEntry = keyof typeof targets

function LanguageSwitch() {
  const locale = useLocale()
  const t = useText(uiMessages)
  const other = locale === 'it' ? 'en' : 'it'
  return (
    <Form method="post" action="/locale" reloadDocument className="site-header__language">
      <button
        name="locale"
        value={other}
        lang={other}
        aria-label={other === 'en' ? 'EN – English' : 'IT – Italiano'}
        title={t('language')}
      >
        {other.toUpperCase()}
      </button>
    </Form>
  )
}

function Navigation({ entries, account = false }: { entries: NavEntry[]; account?: boolean }) {
  const t = useText(uiMessages)
  const { pathname } = useLocation()
  const current = (to: string) => (pathname === to || pathname.startsWith(`${to}/`) ? 'page' : undefined)
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry}>
          <Link to={targets[entry].to} aria-current={current(targets[entry].to)}>
            {t(targets[entry].text)}
          </Link>
        </li>
      ))}
      {account && (
        <li>
          <Link to="/account" aria-current={current('/account')}>
            {t('account')}
          </Link>
        </li>
      )}
    </ul>
  )
}

/** Slim bar and header with the menu of the viewer's roles; works without script. */
export function SiteHeader({ name, entries, demo }: { name: string | null; entries: NavEntry[]; demo: boolean }) {
  const t = useText(uiMessages)
  return (
    <header className="site-header">
      {demo && <p className="site-header__demo">{t('demo_notice')}</p>}
      <div className="site-header__bar">
        <Link to={name ? '/home' : '/'} className="site-header__brand">
          <svg viewBox="0 0 40 40" aria-hidden="true">
            <path d="M4 20c7-10 25-10 32 0-7 10-25 10-32 0z" />
            <circle cx="16" cy="20" r="5" />
            <circle cx="25" cy="20" r="5" />
          </svg>
          <span>Sguardi</span>
        </Link>
        <nav aria-label={t('nav_main')} className="site-header__nav">
          <details className="site-header__drawer">
            <summary>{t('menu')}</summary>
            <Navigation entries={entries} account={name !== null} />
          </details>
          <Navigation entries={entries} />
        </nav>
        <div className="site-header__person">
          <LanguageSwitch />
          {name ? (
            <>
              <Link to="/account" className="site-header__account">
                <span className="visually-hidden">{t('account')}: </span>
                {name}
              </Link>
              <Form method="post" action="/logout" reloadDocument>
                <button className="site-header__sign-out">{t('sign_out')}</button>
              </Form>
            </>
          ) : (
            <Link to="/login" className="button button--primary button--small">
              {t('sign_in')}
            </Link>
          )}
        </div>
      </div>
    </header>
  )
}
