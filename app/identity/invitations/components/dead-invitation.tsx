import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { identityPaths } from '../../paths.ts'
import { invitationMessages } from '../messages.ts'
import { invitationPaths } from '../paths.ts'

/** The same for an invitation that is unknown, used, cancelled or over, with every way on. */
export function DeadInvitation() {
  const t = useText(invitationMessages)
  return (
    <Page title={t('dead_title')} lead={t('dead')} width="reading">
      <p>{t('dead_used')}</p>
      <p className="button-row">
        <LinkButton to={identityPaths.login()}>{t('sign_in')}</LinkButton>
        <Link to={identityPaths.forgot()}>{t('forgot')}</Link>
      </p>
      <p>{t('dead_ask')}</p>
      <p>
        <Link to={invitationPaths.code()}>{t('dead_code')}</Link>
      </p>
    </Page>
  )
}
