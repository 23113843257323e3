import { useText } from '#app/platform/i18n/use-text.tsx'
import { uiMessages } from '../messages.ts'
import { Link } from './link.tsx'

export function SiteFooter() {
  const t = useText(uiMessages)
  return (
    <footer className="site-footer">
      <div className="site-footer__inner">
        <p>
          <strong>Sguardi</strong>
          <br />
          {t('tagline')}
        </p>
        <ul>
          <li>
            <Link to="/employer-view">{t('footer_employer')}</Link>
          </li>
          <li>
            <Link to="/glossary">{t('footer_glossary')}</Link>
          </li>
          <li>
            <Link to="/verify">{t('nav_verify')}</Link>
          </li>
          <li>
            <Link to="/privacy" data-element="privacy-policy-link">
              {t('footer_privacy')}
            </Link>
          </li>
          <li>
            <Link to="/accessibility" data-element="accessibility-link">
              {t('footer_accessibility')}
            </Link>
          </li>
        </ul>
        <p className="site-footer__licence">{t('footer_licence')}</p>
      </div>
    </footer>
  )
}
