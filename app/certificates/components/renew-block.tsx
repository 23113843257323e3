import { Form } from '@remix-run/react'
import { learningPaths } from '#app/learning/paths.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { OwnCertificate } from '../certificate-queries.server.ts'
import { certificatesMessages } from '../messages.ts'

/** What can be done about the end of one's own certificate: take the course again, go on with it, or see what came of it. */
export function RenewBlock({ certificate }: { certificate: OwnCertificate }) {
  const t = useText(certificatesMessages)
  const { day } = useFormats()
  const { certificateId, number, renewal, expiresOn } = certificate
  if (renewal.kind === 'none') return null
  if (renewal.kind === 'offered') {
    return (
      <Form method="post" className="certificate__renew">
        <p>{t(`renew_${renewal.reason}`, { day: expiresOn ? day(expiresOn) : '' })}</p>
        <input type="hidden" name="certificateId" value={certificateId} />
        <Button kind="outline" aria-label={t('renew_of', { number })}>
          {t('renew')}
        </Button>
      </Form>
    )
  }
  if (renewal.kind === 'done') {
    return <p>{renewal.number === null ? t('renew_making') : t('renew_done', { number: renewal.number })}</p>
  }
  return (
    <p>
      {t('renew_under_way')}{' '}
      <Link to={learningPaths.enrolment(renewal)} aria-label={t('renew_continue_of', { number })}>
        {t('renew_continue')}
      </Link>
    </p>
  )
}
