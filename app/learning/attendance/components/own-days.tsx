import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { attendanceMessages } from '../messages.ts'
import type { OwnHours, OwnSitting } from '../own-hours.server.ts'

type Rule = OwnHours['rule']

/** Minutes and seconds of whole seconds. */
function useLasted() {
  const t = useText(attendanceMessages)
  return (seconds: number) => t('lasted', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
}

const lengthOf = ({ enteredAt, exitedAt }: OwnSitting) => Math.round((exitedAt.getTime() - enteredAt.getTime()) / 1000)

function Counts({ sitting, rule }: { sitting: OwnSitting; rule: Rule }) {
  const t = useText(attendanceMessages)
  const lasted = useLasted()
  if (rule !== 'measured') return <span className="muted">{t(`why_${rule}`)}</span>
  const { counted, elsewhere, beyond } = sitting
  if (elsewhere === 0 && beyond === 0) return t('counts_all')
  const why = [
    ...(elsewhere > 0 ? [t('why_elsewhere', { time: lasted(elsewhere) })] : []),
    ...(beyond > 0 ? [t('why_beyond', { time: lasted(beyond) })] : []),
  ]
  return (
    <>
      {counted > 0 ? t('counts_some', { time: lasted(counted) }) : t('counts_nothing')}
      <span className="muted small ledger__when">{why.join('; ')}</span>
    </>
  )
}

/** From when to when each window showed a lesson, day by day, and what that counts for. */
export function OwnDays({ days, rule }: Pick<OwnHours, 'days' | 'rule'>) {
  const t = useText(attendanceMessages)
  const { day: dayText, time } = useFormats()
  const lasted = useLasted()
  if (days.length === 0) return <p className="muted">{t('days_none')}</p>
  return days.map(({ day, sittings }) => (
    <DataTable
      key={day}
      caption={t('days_of', { day: dayText(day) })}
      rows={sittings}
      keyOf={({ enteredAt, title }) => `${enteredAt.getTime()} ${title}`}
      stacked
      columns={[
        { header: t('col_lesson'), cell: ({ title }) => title },
        { header: t('col_entered'), cell: ({ enteredAt }) => time(enteredAt, 'seconds') },
        { header: t('col_exited'), cell: ({ exitedAt }) => time(exitedAt, 'seconds') },
        { header: t('col_lasted'), cell: (sitting) => lasted(lengthOf(sitting)) },
        { header: t('col_counts'), cell: (sitting) => <Counts sitting={sitting} rule={rule} /> },
      ]}
    />
  ))
}
