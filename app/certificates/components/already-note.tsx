import type { OwnEdition } from '#app/learning/own-editions.server.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { alreadyMessages } from '../already-messages.ts'
import type { HeldCertificate } from '../held-certificate.server.ts'
import { certificatesPaths } from '../paths.ts'

type Props = { certificate: HeldCertificate | null; editions: OwnEdition[] }

function Certificate({
  certificate: { certificateId, number, issuedOn, expiresOn, status },
}: {
  certificate: HeldCertificate
}) {
  const t = useText(alreadyMessages)
  const { day } = useFormats()
  return (
    <p>
      <a href={certificatesPaths.pdf({ certificateId })}>{t('certificate', { number })}</a>{' '}
      {t('issued', { day: day(issuedOn) })}
      {expiresOn !== null && ` ${t(status === 'expired' ? 'expired' : 'expires', { day: day(expiresOn) })}`}
    </p>
  )
}

/** Said before somebody enrols once more: what they have of the course already, and what enrolling again means. */
export function AlreadyNote({ certificate, editions }: Props) {
  const t = useText(alreadyMessages)
  const { dayOf } = useFormats()
  if (!certificate && editions.length === 0) return null
  const title = certificate ? t(`title_${certificate.status}`) : t('title_enrolled')
  return (
    <Alert title={title}>
      {certificate && <Certificate certificate={certificate} />}
      {editions.map(({ enrolmentId, name, enrolledAt, completedAt }) => (
        <p key={enrolmentId}>
          <Link to={learningPaths.enrolment({ enrolmentId })}>{name ?? t('standing')}</Link>
          {': '}
          {completedAt ? t('completed', { day: dayOf(completedAt) }) : t('enrolled', { day: dayOf(enrolledAt) })}
        </p>
      ))}
      <p>{t('again')}</p>
    </Alert>
  )
}
