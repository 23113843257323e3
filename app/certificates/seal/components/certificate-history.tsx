import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { HistoryEntry } from '../certificate-history.ts'
import { Link } from '#app/ui/components/link.tsx'
import { sealMessages } from '../messages.ts'

/** Where a certificate's page is, for whoever may open it. */
type PageOf = (certificateId: string) => string

function useWhat({ kind, signerName, replacedBy, replaces, protocol }: HistoryEntry): string {
  const t = useText(sealMessages)
  if (kind === 'issued' && replaces !== null) return t('history_issued_instead', { number: replaces })
  const name = signerName === '' ? t('history_nameless') : signerName
  return t(`history_${kind}`, { name, number: protocol?.number ?? replacedBy ?? '', aoo: protocol?.aoo ?? '' })
}

function Entry({ entry, pageOf }: { entry: HistoryEntry; pageOf: PageOf | undefined }) {
  const t = useText(sealMessages)
  const { dayOf, moment } = useFormats()
  const what = useWhat(entry)
  const { kind, at, signedAt, timestampedAt, reason, relatedId } = entry
  const notes = [
    kind === 'signed' && signedAt && t('history_signed_at', { moment: moment(signedAt) }),
    timestampedAt && t('history_timestamp', { moment: moment(timestampedAt) }),
    reason !== '' && t('history_reason', { reason }),
  ].filter((note) => typeof note === 'string')
  return (
    <li className={`history__entry history__entry--${kind}`}>
      <p className="history__day">{dayOf(at)}</p>
      <div>
        <p className="history__what">
          {pageOf && relatedId !== null ? <Link to={pageOf(relatedId)}>{what}</Link> : what}
        </p>
        {notes.map((note) => (
          <p key={note} className="muted small">
            {note}
          </p>
        ))}
      </div>
    </li>
  )
}

/** What happened to a certificate, oldest first. `pageOf`: the certificates it speaks of are linked. */
export function CertificateHistory({ history, pageOf }: { history: HistoryEntry[]; pageOf?: PageOf }) {
  const t = useText(sealMessages)
  const isSigned = history.some(({ kind }) => kind === 'sealed' || kind === 'signed')
  return (
    <section className="section">
      <h2>{t('history')}</h2>
      <ol className="history">
        {history.map((entry) => (
          <Entry
            key={`${entry.kind} ${entry.at.getTime()} ${entry.signerName} ${entry.protocol?.aoo}`}
            entry={entry}
            pageOf={pageOf}
          />
        ))}
      </ol>
      {isSigned && <p className="muted small">{t('history_note')}</p>}
    </section>
  )
}
