import { Fragment } from 'react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { OwnCertificate } from '../certificate-queries.server.ts'
import { certificatesMessages } from '../messages.ts'
import { certificatesPaths } from '../paths.ts'
import { protocolMessages } from '../protocol/messages.ts'
import { sealPaths } from '../seal/paths.ts'
import { RenewBlock } from './renew-block.tsx'
import { StatusBadge } from './status-badge.tsx'

/** The signed file where there is one, the one as issued, and the page that proves both. */
function Files({ certificate }: { certificate: OwnCertificate }) {
  const t = useText(certificatesMessages)
  const { certificateId, number, verifyCode, signedSha256 } = certificate
  return (
    <p className="button-row">
      {signedSha256 && (
        <a
          className="button button--primary"
          href={sealPaths.signedPdf({ certificateId, sha256: signedSha256 })}
          aria-label={t('download_signed_of', { number })}
        >
          {t('download_signed')}
        </a>
      )}
      <a
        className={signedSha256 ? undefined : 'button button--primary'}
        href={certificatesPaths.pdf({ certificateId })}
        aria-label={t(signedSha256 ? 'download_issued_of' : 'download_pdf_of', { number })}
      >
        {t(signedSha256 ? 'download_issued' : 'download_pdf')}
      </a>
      <Link to={certificatesPaths.verify({ code: verifyCode })} aria-label={t('verify_page_of', { number })}>
        {t('verify_page')}
      </Link>
    </p>
  )
}

/** One's own certificate, with the way to its PDF and to the page that proves it. */
export function OwnCertificateCard({ certificate }: { certificate: OwnCertificate }) {
  const t = useText(certificatesMessages)
  const protocol = useText(protocolMessages)
  const { day, duration } = useFormats()
  const { number, courseTitle, issuer, issuedOn, creditedMinutes, status } = certificate
  const { expiresOn, protocols } = certificate
  return (
    <li className={`card certificate certificate--${status}`}>
      <p className="kicker">{issuer}</p>
      <h2 className="card__title">{courseTitle}</h2>
      <p>
        <StatusBadge status={status} />
      </p>
      <dl className="facts certificate__facts">
        <dt>{t('number')}</dt>
        <dd>{number}</dd>
        <dt>{t('issued_on')}</dt>
        <dd>{day(issuedOn)}</dd>
        <dt>{t('credited')}</dt>
        <dd>{duration(creditedMinutes)}</dd>
        {expiresOn && (status === 'valid' || status === 'expired') && (
          <>
            <dt>{t('valid_until')}</dt>
            <dd>{day(expiresOn)}</dd>
          </>
        )}
        {protocols.map(({ aoo, number: registered, registeredOn }) => (
          <Fragment key={aoo}>
            <dt>{protocol('protocol')}</dt>
            <dd>{protocol('protocol_text', { aoo, number: registered, day: day(registeredOn) })}</dd>
          </Fragment>
        ))}
      </dl>
      <RenewBlock certificate={certificate} />
      <Files certificate={certificate} />
    </li>
  )
}
