import { identityPaths } from '#app/identity/paths.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { KeptMail } from '../kept-mail.server.ts'
import { organisationMessages } from '../messages.ts'

/** Says that mails stay in the outbox, where they do. */
export function KeptMailAlert({ keptMail }: { keptMail: KeptMail | null }) {
  const t = useText(organisationMessages)
  if (!keptMail) return null
  return (
    <Alert>
      <p>
        {t('mail_kept')} {keptMail.mayRead && <Link to={identityPaths.outbox()}>{t('mail_kept_open')}</Link>}
      </p>
    </Alert>
  )
}
