import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { protocolMessages } from '../messages.ts'
import { protocolPaths } from '../paths.ts'
import type { ImportSummary, RecordedProtocol } from '../protocol-queries.server.ts'

/** The files an office has sent, and what became of them. */
export function ImportList({ imports, ambitoSlug }: { imports: ImportSummary[]; ambitoSlug: string }) {
  const t = useText(protocolMessages)
  const { moment } = useFormats()
  if (imports.length === 0) {
    return (
      <EmptyState title={t('imports_none')}>
        <p>{t('imports_none_hint')}</p>
      </EmptyState>
    )
  }
  return (
    <DataTable
      stacked
      caption={t('imports_title')}
      captionHidden
      rows={imports}
      keyOf={({ importId }) => importId}
      columns={[
        {
          header: t('import_file'),
          cell: ({ importId, fileName }) => <Link to={protocolPaths.import({ ambitoSlug, importId })}>{fileName}</Link>,
        },
        { header: t('import_uploaded'), cell: ({ uploadedAt }) => moment(uploadedAt) },
        {
          header: t('import_state'),
          cell: ({ appliedAt, added }) =>
            appliedAt ? (
              <Badge kind="success">{t('import_applied', { count: added })}</Badge>
            ) : (
              <Badge>{t('import_waiting')}</Badge>
            ),
        },
      ]}
    />
  )
}

/** The numbers recorded last. */
export function RecordedList({ recorded }: { recorded: RecordedProtocol[] }) {
  const t = useText(protocolMessages)
  const { day } = useFormats()
  return (
    <DataTable
      stacked
      caption={t('recorded_title')}
      captionHidden
      rows={recorded}
      keyOf={({ certificateId, aoo }) => `${certificateId} ${aoo}`}
      columns={[
        { header: t('certificate'), cell: ({ certificate }) => certificate },
        { header: t('aoo'), cell: ({ aoo }) => aoo },
        { header: t('number'), cell: ({ number }) => number },
        { header: t('date'), cell: ({ registeredOn }) => day(registeredOn) },
      ]}
    />
  )
}
