import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { HistoryEntry } from '../certificate-history.ts'
import { sealMessages } from '../messages.ts'

function Entry({ entry }: { entry: HistoryEntry }) {
  const t = useText(sealMessages)
  const { dayOf, moment } = useFormats()
  const { kind, at, signerName, signedAt, timestampedAt, replacedBy, reason, protocol } = entry
  const name = signerName === '' ? t('history_nameless') : signerName
  const notes = [
    kind === 'signed' && signedAt && t('history_signed_at', { moment: moment(signedAt) }),
    timestampedAt && t('history_timestamp', { moment: moment(timestampedAt) }),
    reason !== '' && t('history_reason', { reason }),
  ].filter((note) => typeof note === 'string')
  return (
    <li className={`history__entry history__entry--${kind}`}>
      <p className="history__day">{dayOf(at)}</p>
      <div>
        <p className="history__what">{t(`history_${kind}`, { name, number: replacedBy ?? '', protocol })}</p>
        {notes.map((note) => (
          <p key={note} className="muted small">
            {note}
          </p>
        ))}
      </div>
    </li>
  )
}

/** What happened to a certificate, oldest first. */
export function CertificateHistory({ history }: { history: HistoryEntry[] }) {
  const t = useText(sealMessages)
  const isSigned = history.some(({ kind }) => kind === 'sealed' || kind === 'signed')
  return (
    <section className="section">
      <h2>{t('history')}</h2>
      <ol className="history">
        {history.map((entry) => (
          <Entry key={`${entry.kind} ${entry.at.getTime()} ${entry.signerName} ${entry.protocol}`} entry={entry} />
        ))}
      </ol>
      {isSigned && <p className="muted small">{t('history_note')}</p>}
    </section>
  )
}
