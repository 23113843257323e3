import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { certificatesPaths } from '../../paths.ts'
import { sealMessages } from '../messages.ts'
import type { OfficeCertificate } from '../office-certificate.server.ts'
import { sealPaths } from '../paths.ts'

/** What a certificate says, for its office. */
export function CertificateSheet({ certificate }: { certificate: OfficeCertificate }) {
  const t = useText(sealMessages)
  const { day, duration, period: dates } = useFormats()
  const { person, organisation, department, course, versionNumber, period, issuedOn, status } = certificate
  const { creditedMinutes, declaredMinutes, creditedPercent: percent, ambito, successorId } = certificate
  const credited = { credited: duration(creditedMinutes), declared: duration(declaredMinutes), percent }
  const facts: [label: string, value: string | null][] = [
    [t('person'), person],
    [t('organisation'), organisation],
    [t('department'), department],
    [t('course'), `${course} (${t('version', { number: versionNumber })})`],
    [t('period'), dates(period).join(' ')],
    [t('credited'), t('credited_value', credited)],
    [t('issued_on'), day(issuedOn)],
  ]
  return (
    <section>
      <h2>{t('facts')}</h2>
      <dl className="facts">
        <div className="facts__pair">
          <dt>{t('status')}</dt>
          <dd>
            <StatusBadge status={status} />
          </dd>
        </div>
        {facts.map(
          ([label, value]) =>
            value !== null && (
              <div key={label} className="facts__pair">
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {successorId && (
        <p>
          <Link to={sealPaths.certificate({ ambitoSlug: ambito.slug, certificateId: successorId })}>
            {t('successor')}
          </Link>
        </p>
      )}
    </section>
  )
}

/** The files of a certificate: as issued, and as signed since. */
export function CertificateDocuments({ certificate }: { certificate: OfficeCertificate }) {
  const t = useText(sealMessages)
  const { certificateId, signedFiles, isSealed, verifyCode } = certificate
  const signed = signedFiles.map((sha256, index) => ({
    href: sealPaths.signedPdf({ certificateId, sha256 }),
    text: signedFiles.length === 1 ? t('download_signed') : t('download_signed_number', { number: index + 1 }),
  }))
  return (
    <section className="section">
      <h2>{t('documents')}</h2>
      {isSealed && <p>{t('sealed_note')}</p>}
      <p className="button-row">
        {signed.map(({ href, text }) => (
          <a key={href} className="button button--primary" href={href}>
            {text}
          </a>
        ))}
        <a
          className={`button button--${signed.length > 0 ? 'outline' : 'primary'}`}
          href={certificatesPaths.pdf({ certificateId })}
        >
          {t('download')}
        </a>
        <Link to={certificatesPaths.verify({ code: verifyCode })}>{t('verify_page')}</Link>
      </p>
    </section>
  )
}
