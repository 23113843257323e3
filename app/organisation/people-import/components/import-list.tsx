import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { importMessages } from '../messages.ts'
import { importPaths } from '../paths.ts'
import type { ImportSummary } from '../import-queries.server.ts'

const tones = {
  mapping: 'warning',
  judging: 'info',
  judged: 'warning',
  applying: 'info',
  applied: 'success',
  undoing: 'info',
  undone: 'neutral',
  failed: 'danger',
} as const

/** The lists an office has sent, and what became of them. */
export function ImportList({ imports, ambitoSlug }: { imports: ImportSummary[]; ambitoSlug: string }) {
  const t = useText(importMessages)
  const { moment, number } = useFormats()
  if (imports.length === 0) {
    return (
      <EmptyState title={t('list_none')}>
        <p>{t('list_none_hint')}</p>
      </EmptyState>
    )
  }
  return (
    <DataTable
      caption={t('list_title')}
      captionHidden
      stacked
      rows={imports}
      keyOf={({ importId }) => importId}
      columns={[
        {
          header: t('list_file'),
          cell: ({ importId, fileName, state }) => (
            <Link to={importPaths[state === 'mapping' ? 'columns' : 'import']({ ambitoSlug, importId })}>
              {fileName}
            </Link>
          ),
        },
        { header: t('list_lines'), numeric: true, cell: ({ total }) => number(total) },
        { header: t('list_uploaded'), cell: ({ uploadedAt }) => moment(uploadedAt) },
        { header: t('list_state'), cell: ({ state }) => <Badge kind={tones[state]}>{t(`state_${state}`)}</Badge> },
      ]}
    />
  )
}
