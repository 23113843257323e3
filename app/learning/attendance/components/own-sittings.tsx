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

type Props = {
  title: string
  /** The latest first. */
  sittings: OwnSitting[]
  rule: Rule
  isOpen: boolean
}

/** From when to when windows showed one lesson, and what that counts for. */
export function OwnSittings({ title, sittings, rule, isOpen }: Props) {
  const t = useText(attendanceMessages)
  const { shortDayOf, time } = useFormats()
  const lasted = useLasted()
  if (sittings.length === 0) return null
  return (
    <details className="ledger__sittings" open={isOpen}>
      <summary>{t('sittings', { count: sittings.length })}</summary>
      <DataTable
        stacked
        captionHidden
        caption={t('sittings_of', { activity: title })}
        rows={sittings}
        keyOf={({ enteredAt, exitedAt }) => `${enteredAt.getTime()} ${exitedAt.getTime()}`}
        columns={[
          { header: t('col_day'), cell: ({ enteredAt }) => shortDayOf(enteredAt) },
          { header: t('col_entered'), cell: ({ enteredAt }) => time(enteredAt, 'seconds') },
          { header: t('col_exited'), cell: ({ exitedAt }) => time(exitedAt, 'seconds') },
          { header: t('col_lasted'), cell: (sitting) => lasted(lengthOf(sitting)) },
          { header: t('col_counts'), cell: (sitting) => <Counts sitting={sitting} rule={rule} /> },
        ]}
      />
    </details>
  )
}
