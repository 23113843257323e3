import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { protocolMessages } from '../messages.ts'
import { verdicts, type JudgedRow, type Verdict } from '../schemas.ts'

const tones = { new: 'success', same: 'neutral', conflict: 'danger', unknown: 'warning', refused: 'danger' } as const

/** How many lines have each verdict, and what that means. */
export function VerdictCounts({ counts }: { counts: Record<Verdict, number> }) {
  const t = useText(protocolMessages)
  return (
    <dl className="verdict-counts">
      {verdicts.map((verdict) => (
        <div
          key={verdict}
          className={`verdict-counts__one${counts[verdict] === 0 ? ' verdict-counts__one--none' : ''}`}
        >
          <dt>
            <Badge kind={tones[verdict]}>{t(`verdict_${verdict}`)}</Badge>
          </dt>
          <dd>
            <strong>{counts[verdict]}</strong>{' '}
            <span className="muted small">{t(`verdict_${verdict}_text`, { count: counts[verdict] })}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Days as people write them; what was no day stays as written. */
function useWrittenDay() {
  const { day } = useFormats()
  return (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : text)
}

/** Every line with its verdict and why. */
export function VerdictList({ rows }: { rows: JudgedRow[] }) {
  const t = useText(protocolMessages)
  const writtenDay = useWrittenDay()
  return (
    <DataTable
      stacked
      caption={t('lines_title')}
      captionHidden
      rows={rows}
      keyOf={({ line }) => String(line)}
      columns={[
        { header: t('line'), cell: ({ line }) => t('line_number', { line }) },
        {
          header: t('verdict'),
          cell: ({ verdict, reason }) => (
            <>
              <Badge kind={tones[verdict]}>{t(`verdict_${verdict}`)}</Badge>
              {reason && (
                <>
                  <br />
                  <span className="small">{t(`reason_${reason}`)}</span>
                </>
              )}
            </>
          ),
        },
        { header: t('certificate'), cell: ({ certificate, written }) => certificate ?? written },
        { header: t('aoo'), cell: ({ aoo }) => aoo },
        { header: t('number'), cell: ({ number }) => number },
        { header: t('date'), cell: ({ registeredOn }) => writtenDay(registeredOn) },
      ]}
    />
  )
}
