import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { ColumnChart } from '#app/ui/components/column-chart.tsx'
import type { OverdueData } from '../get-overdue.server.ts'
import type { Lateness } from '../lateness.ts'
import { reportMessages } from '../messages.ts'

type Props = { lateness: OverdueData['lateness']; pathTo: (late: Lateness) => string }

/** How many are how late, as columns that lead to them. */
export function LatenessColumns({ lateness, pathTo }: Props) {
  const t = useText(reportMessages)
  const { number } = useFormats()
  const columns = lateness.map(({ late, duties }) => ({
    key: late,
    label: t(`late_${late}`),
    value: duties,
    figure: number(duties),
    shade: 0 as const,
    to: pathTo(late),
  }))
  return <ColumnChart label={t('overdue_chart')} columns={columns} />
}
