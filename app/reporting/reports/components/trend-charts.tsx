import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { SeriesChart } from '#app/ui/components/series-chart.tsx'
import { countScale, shareScale } from '../chart-scale.ts'
import type { TrendData } from '../get-trend.server.ts'
import { reportMessages } from '../messages.ts'

type Month = TrendData['months'][number]

/** Share of one of the people of a month's end who are trained. */
export const trainedShare = ({ completed, people }: Month): number => (people === 0 ? 0 : completed / people)

/** `nov 25`: short enough to stand beneath a point. */
function useMonthNames() {
  const { shortMonth } = useFormats()
  return (month: string) => `${shortMonth(month)} ${month.slice(2, 4)}`
}

/** The share of the staff that is trained, month by month. */
export function ShareChart({ months }: { months: readonly Month[] }) {
  const t = useText(reportMessages)
  const { percent, percentTenths, month } = useFormats()
  const nameOf = useMonthNames()
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return null
  const text = t('trend_share_text', {
    first: percentTenths(trainedShare(first)),
    first_month: month(first.month),
    last: percentTenths(trainedShare(last)),
    last_month: month(last.month),
  })
  return (
    <SeriesChart
      title={t('trend_share_chart')}
      text={text}
      kind="line"
      top={shareScale(Math.max(...months.map(trainedShare)))}
      format={percent}
      points={months.map((one) => ({ key: one.month, label: nameOf(one.month), value: trainedShare(one) }))}
    />
  )
}

/** How many completed, month by month. */
export function CompletionsChart({ months }: { months: readonly Month[] }) {
  const t = useText(reportMessages)
  const { number } = useFormats()
  const nameOf = useMonthNames()
  const count = months.reduce((sum, { completions }) => sum + completions, 0)
  return (
    <SeriesChart
      title={t('trend_completions_chart')}
      text={t('trend_completions_text', { count })}
      kind="columns"
      top={countScale(Math.max(...months.map(({ completions }) => completions)))}
      format={number}
      points={months.map(({ month, completions }) => ({ key: month, label: nameOf(month), value: completions }))}
    />
  )
}
