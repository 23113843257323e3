import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { importMessages } from '../messages.ts'
import type { ReportKind, ReportLine } from '../report.ts'

const titles = { kept: 'kept', changed: 'changed_parts', left: 'left' } as const

/** The parts of a document of which the same became; nothing where there are none. */
export function PartsTable({ lines, kind }: { lines: readonly ReportLine[]; kind: ReportKind }) {
  const t = useText(importMessages)
  const rows = lines.filter((line) => line.kind === kind)
  if (rows.length === 0) return null
  const columns: Column<ReportLine>[] = [
    { header: t('what'), cell: ({ code }) => t(`code_${code}`) },
    { header: t('how_many'), cell: ({ count }) => count, numeric: true },
    { header: t('where'), cell: ({ examples }) => examples.map((words) => `«${words}»`).join(' ') || '–' },
  ]
  return (
    <section className="section">
      <h2>{t(titles[kind])}</h2>
      <DataTable
        caption={t(titles[kind])}
        captionHidden
        columns={columns}
        rows={rows}
        keyOf={({ code }) => code}
        stacked
      />
    </section>
  )
}
