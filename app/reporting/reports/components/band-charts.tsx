import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { ColumnChart } from '#app/ui/components/column-chart.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { StackedBar, type BarPart } from '#app/ui/components/stacked-bar.tsx'
import { bandKeys } from '../hours-bands.ts'
import { bandShare, type BandRow } from '../band-rows.ts'
import { reportMessages } from '../messages.ts'
import { reportPaths, type ReportQuery } from '../paths.ts'

/** From warm, the fewest hours, to full blue; named wherever they stand. */
const shades = { '0': 0, '10': 2, '20': 3, '30': 4, '40': 5 } as const

/** What a link to the people of a row carries besides its place and band. */
export type BandLink = { ambitoSlug: string; year: number; asOf: string | undefined }

const partsOf = ({ bands }: BandRow): BarPart[] =>
  bandKeys.map((key, index) => ({ key, value: bands[index] ?? 0, shade: shades[key] }))

/** The people of a row in one band, or all of them. */
export function pathToBand({ ambitoSlug, year, asOf }: BandLink, row: BandRow, query: Pick<ReportQuery, 'band'> = {}) {
  const { organisationId, departmentKind } = row
  const place = { organisation: organisationId ?? undefined, department: departmentKind ?? undefined }
  return reportPaths.people({ ambitoSlug, of: 'hours', year, asOf, ...place, ...query })
}

/** The five bands of everybody, as columns that lead to their people. */
export function BandColumns({ row, link }: { row: BandRow; link: BandLink }) {
  const t = useText(reportMessages)
  const { number, percentTenths } = useFormats()
  const columns = bandKeys.map((band, index) => ({
    key: band,
    label: t(`band_${band}`),
    value: row.bands[index] ?? 0,
    figure: number(row.bands[index] ?? 0),
    note: percentTenths(bandShare(row, index)),
    shade: shades[band],
    to: pathToBand(link, row, { band }),
  }))
  return <ColumnChart label={t('bands_chart')} columns={columns} />
}

/** The bands of a row as one bar. */
export function BandBar({ row }: { row: BandRow }) {
  return <StackedBar parts={partsOf(row)} />
}

/** Kinds of departments, one bar each. */
export function BandKinds({ rows, link }: { rows: readonly BandRow[]; link: BandLink }) {
  const t = useText(reportMessages)
  const place = useText(organisationMessages)
  const { number } = useFormats()
  return (
    <>
      <ul className="chart-legend">
        {bandKeys.map((band) => (
          <li key={band}>
            <StackedBar parts={[{ key: band, value: 1, shade: shades[band] }]} />
            {t(`band_${band}`)}
          </li>
        ))}
      </ul>
      <ul className="bar-list">
        {rows.map((row) => (
          <li key={row.departmentKind}>
            <span>{row.departmentKind && place(`department_${row.departmentKind}`)}</span>
            <Link to={pathToBand(link, row)}>{t('list_count', { count: row.people, people: number(row.people) })}</Link>
            <BandBar row={row} />
          </li>
        ))}
      </ul>
    </>
  )
}
