import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { ExportView } from '../export-queries.server.ts'
import { exportMessages } from '../messages.ts'
import { exportPaths } from '../paths.ts'
import { useSizeText } from './use-size-text.ts'

const tones = {
  queued: 'neutral',
  running: 'info',
  ready: 'success',
  failed: 'danger',
  forgotten: 'neutral',
} as const

/** Who asked for which file when, and what became of it. */
export function ExportList({ exports, ambitoSlug }: { exports: ExportView[]; ambitoSlug: string }) {
  const t = useText(exportMessages)
  const { moment, number, shortDay } = useFormats()
  const sizeText = useSizeText()
  const aboutText = ({ about, asOf, snapshotId }: ExportView) =>
    [
      ...about,
      ...(asOf ? [`${t('as_of')}: ${shortDay(asOf)}`] : []),
      ...(snapshotId ? [`${t('snapshot')} ${snapshotId}`] : []),
    ].join(' · ')
  return (
    <DataTable
      stacked
      caption={t('history')}
      captionHidden
      rows={exports}
      keyOf={({ exportId }) => exportId}
      columns={[
        {
          header: t('report'),
          cell: (one) => (
            <>
              <Link to={exportPaths.export({ ambitoSlug, exportId: one.exportId })}>
                {t('export_title', { title: one.title, format: t(`format_${one.format}`) })}
              </Link>
              <br />
              <span className="bundle-list__selection">{aboutText(one)}</span>
            </>
          ),
        },
        { header: t('who'), cell: ({ isOwn, requestedBy }) => (isOwn ? t('by_you') : (requestedBy ?? t('someone'))) },
        { header: t('when'), cell: ({ requestedAt }) => moment(requestedAt) },
        {
          header: t('rows'),
          numeric: true,
          cell: ({ state, rows, size }) =>
            state === 'queued' || state === 'failed' ? (
              '–'
            ) : (
              <>
                {number(rows)}
                {size !== null && (
                  <>
                    <br />
                    <span className="muted small">{sizeText(size)}</span>
                  </>
                )}
              </>
            ),
        },
        { header: t('state'), cell: ({ state }) => <Badge kind={tones[state]}>{t(`state_${state}`)}</Badge> },
      ]}
    />
  )
}
