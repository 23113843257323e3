import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { evaluationMessages } from '../messages.ts'
import type { ByKind, Indicators, Reached } from '../project-indicators.ts'
import type { SheetLine } from '../sheet-lines.ts'

/** The figures of a project one below the other. */
export function IndicatorTable({ lines }: { lines: SheetLine[] }) {
  const t = useText(evaluationMessages)
  const { number, hours, percent } = useFormats()
  const shown = ({ kind, value }: SheetLine) => {
    if (value === null) return '–'
    return { count: number, hours, share: percent }[kind](value)
  }
  const columns: Column<SheetLine>[] = [
    { header: t('indicator'), cell: ({ label, isPart }) => (isPart ? <span className="muted">{label}</span> : label) },
    { header: t('value'), numeric: true, cell: shown },
  ]
  return (
    <div className="indicators">
      <DataTable caption={t('sheet')} captionHidden columns={columns} rows={lines} keyOf={({ label }) => label} />
    </div>
  )
}

/** Enrolments and completions quarter by quarter. */
export function QuarterTable({ quarters }: { quarters: Indicators['byQuarter'] }) {
  const t = useText(evaluationMessages)
  const { number, hours } = useFormats()
  const columns: Column<Indicators['byQuarter'][number]>[] = [
    { header: t('quarter'), cell: ({ quarter }) => quarter },
    { header: t('new_enrolments'), numeric: true, cell: ({ enrolled }) => number(enrolled) },
    { header: t('completions'), numeric: true, cell: ({ completed }) => number(completed) },
    { header: t('hours_completed'), numeric: true, cell: ({ minutes }) => hours(minutes) },
  ]
  return (
    <DataTable
      caption={t('by_quarter')}
      captionHidden
      columns={columns}
      rows={quarters}
      keyOf={({ quarter }) => quarter}
      stacked
    />
  )
}

type KindProps<Kind extends string> = {
  caption: string
  lines: ByKind<Kind>[]
  nameOf: (kind: Kind) => string
}

function KindTable<Kind extends string>({ caption, lines, nameOf }: KindProps<Kind>) {
  const t = useText(evaluationMessages)
  const { number, hours } = useFormats()
  const figure = (header: string, of: (reached: Reached) => string): Column<ByKind<Kind>> => ({
    header,
    numeric: true,
    cell: ({ reached }) => of(reached),
  })
  const columns: Column<ByKind<Kind>>[] = [
    { header: caption, cell: ({ kind }) => (kind ? nameOf(kind) : t('others')) },
    figure(t('enrolled'), ({ enrolled }) => number(enrolled)),
    figure(t('begun'), ({ begun }) => number(begun)),
    figure(t('completed'), ({ completed }) => number(completed)),
    figure(t('hours_short'), ({ minutes }) => hours(minutes)),
  ]
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={columns}
      rows={lines}
      keyOf={({ kind }) => kind ?? 'others'}
      stacked
    />
  )
}

/** The same people by where they worked when they enrolled; a group of all of them would say nothing. */
export function PlaceTables({ indicators }: { indicators: Indicators }) {
  const t = useText(evaluationMessages)
  const place = useText(organisationMessages)
  const { byOrganisationKind, byDepartmentKind } = indicators
  const isTold = [byOrganisationKind, byDepartmentKind].some((lines) => lines.some(({ kind }) => kind !== null))
  if (!isTold) return <p className="muted small">{t('all_joined')}</p>
  return (
    <>
      <section className="section">
        <h2>{t('by_organisation')}</h2>
        <KindTable
          caption={t('by_organisation')}
          lines={byOrganisationKind}
          nameOf={(kind) => place(`organisation_${kind}`)}
        />
      </section>
      <section className="section">
        <h2>{t('by_department')}</h2>
        <KindTable
          caption={t('by_department')}
          lines={byDepartmentKind}
          nameOf={(kind) => place(`department_${kind}`)}
        />
        <p className="muted small">{t('others_hint')}</p>
      </section>
    </>
  )
}
