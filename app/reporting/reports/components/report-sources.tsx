import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { reportMessages } from '../messages.ts'
import type { OverviewData } from '../overview-data.server.ts'

/** The extract of each card: the ones their own pages and files print. */
export function ReportSources({ data }: { data: OverviewData }) {
  const t = useText(reportMessages)
  const { moment } = useFormats()
  const { reach, trend, bands, outcomes, overdue } = data
  const sources = [
    { title: t('coverage'), source: reach },
    { title: t('trend'), source: trend },
    { title: t('hours_bands'), source: bands },
    { title: t('outcomes'), source: outcomes },
    { title: t('overdue'), source: overdue },
  ]
  return (
    <footer className="figures-source">
      <p>{t('sources')}</p>
      <ul className="report-sources">
        {sources.map(({ title, source }) => (
          <li key={title}>{t('source_card', { title, id: source.snapshotId, when: moment(source.computedAt) })}</li>
        ))}
      </ul>
    </footer>
  )
}
