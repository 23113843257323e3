import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { VerifiedCertificate } from '../certificate-queries.server.ts'
import { certificatesMessages } from '../messages.ts'

const tones = { valid: 'success', expired: 'warning', revoked: 'danger', replaced: 'warning' } as const
const signs = { valid: '✓', expired: '⌛︎', revoked: '✕', replaced: '↻' } as const

/** What became of a certificate and when, in a sentence. */
function useStatusText(certificate: VerifiedCertificate): string {
  const { status, issuer, issuedOn, expiresOn, endedAt, replacedBy, history } = certificate
  const t = useText(certificatesMessages)
  const { day, dayOf } = useFormats()
  const ended = endedAt ? dayOf(endedAt) : day(issuedOn)
  const when = { valid: day(issuedOn), expired: day(expiresOn ?? issuedOn), revoked: ended, replaced: ended }[status]
  const reason = history.findLast(({ kind }) => kind === 'revoked')?.reason
  if (status === 'revoked' && reason) return t('verify_status_revoked_public', { day: when, reason })
  return t(`verify_status_${status}_text`, { issuer, day: when, number: replacedBy ?? '' })
}

/** The state of the number alone, in no colour: said below a file that is not the one issued under it. */
export function NumberState({ certificate }: { certificate: VerifiedCertificate }) {
  const t = useText(certificatesMessages)
  const { day } = useFormats()
  const ended = useStatusText(certificate)
  const { number, status, issuer, issuedOn } = certificate
  return (
    <section className="number-state">
      <h2 className="number-state__title">
        {t('number_state', { number, status: t(`status_${status}`).toLowerCase() })}
      </h2>
      <p>
        {/* That nothing changed since is not to be read below a file that did. */}
        {status === 'valid' ? t('number_state_valid', { issuer, day: day(issuedOn) }) : ended} {t('number_state_note')}
      </p>
    </section>
  )
}

/** The answer, in words first: valid, revoked or replaced. */
export function VerifiedStatus({ certificate }: { certificate: VerifiedCertificate }) {
  const t = useText(certificatesMessages)
  const said = useStatusText(certificate)
  const { status } = certificate
  return (
    <div className={`verdict alert alert--${tones[status]}`}>
      <p className="verdict__sign" aria-hidden="true">
        {signs[status]}
      </p>
      <div>
        <h2 className="verdict__title">{t(`verify_status_${status}`)}</h2>
        <p>{said}</p>
      </div>
    </div>
  )
}

/** What the document says, without the fiscal code. */
export function VerifiedFacts({ certificate }: { certificate: VerifiedCertificate }) {
  const t = useText(certificatesMessages)
  const { day, duration, period: dates } = useFormats()
  const { person, organisation, course, versionNumber, period, number, issuer, issuedOn } = certificate
  const { creditedMinutes, declaredMinutes, creditedPercent: percent, replaces, edition, expiresOn } = certificate
  const credited = { credited: duration(creditedMinutes), declared: duration(declaredMinutes), percent }
  const facts: [label: string, value: string | null][] = [
    [t('verify_person'), person],
    [t('verify_organisation'), organisation],
    [t('verify_course'), `${course} (${t('verify_version', { number: versionNumber })})`],
    [t('verify_edition'), edition],
    [t('verify_period'), dates(period).join(' ')],
    [t('credited'), t('verify_credited_value', credited)],
    [t('number'), number],
    [t('issuer'), issuer],
    [t('issued_on'), day(issuedOn)],
    [t('verify_expires'), expiresOn && day(expiresOn)],
    [t('verify_replaces'), replaces],
  ]
  return (
    <section className="section">
      <h2>{t('verify_facts')}</h2>
      <dl className="facts">
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
      <p className="muted small">{t(`verify_counted_${certificate.counted}`)}</p>
      <p className="muted small">{t('verify_place_note')}</p>
    </section>
  )
}
