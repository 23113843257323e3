import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { bandMean, bandShare, type BandRow } from '../band-rows.ts'
import type { BandsData } from '../get-bands.server.ts'
import { bandKeys } from '../hours-bands.ts'
import { reportMessages } from '../messages.ts'
import { reportPaths } from '../paths.ts'
import { BandBar, pathToBand } from './band-charts.tsx'

/** The table of the PIAO: organisations, and their departments when it goes that deep, by band; every number opens its people. */
export function BandTable({ data }: { data: BandsData }) {
  const t = useText(reportMessages)
  const place = useText(organisationMessages)
  const { number, percent, tenths } = useFormats()
  const { ambitoSlug, year, table, total } = data
  const asOf = data.day.asOf === data.today ? undefined : data.day.asOf
  const link = { ambitoSlug, year, asOf }
  const nameOf = ({ organisationName, departmentKind, organisationId }: BandRow) => {
    if (organisationId === null) return t('total')
    return departmentKind ? `${organisationName} · ${place(`department_${departmentKind}`)}` : organisationName
  }
  const columns: Column<BandRow>[] = [
    {
      header: t('organisation'),
      cell: (row) => (
        <div className="band-name">
          {row.departmentKind ? nameOf(row) : <strong>{nameOf(row)}</strong>}
          <BandBar row={row} />
        </div>
      ),
    },
    {
      header: t('people'),
      numeric: true,
      cell: (row) => <Link to={pathToBand(link, row)}>{number(row.people)}</Link>,
    },
    ...bandKeys.map((band, index) => ({
      header: t(`band_${band}`),
      numeric: true,
      cell: (row: BandRow) => {
        const people = row.bands[index] ?? 0
        if (people === 0) return '0'
        const figure = t('band_cell', { people: number(people), share: percent(bandShare(row, index)) })
        return (
          <Link
            className="band-figure"
            to={pathToBand(link, row, { band })}
            aria-label={t('band_people', { place: nameOf(row), band: t(`band_${band}`), people: figure })}
          >
            {figure}
          </Link>
        )
      },
    })),
    { header: t('mean'), numeric: true, cell: (row) => tenths(bandMean(row)) },
  ]
  const rows =
    total && data.rows.filter(({ departmentKind }) => !departmentKind).length > 1 ? [total, ...data.rows] : data.rows
  return (
    <section className="section" aria-labelledby="bands-table">
      <h2 id="bands-table">{t('bands_by_organisation')}</h2>
      <ul className="office-filter__days">
        {([undefined, 'departments'] as const).map((depth) => (
          <li key={depth ?? 'organisations'}>
            <Link
              to={reportPaths.hoursBands({ ...link, table: depth })}
              aria-current={depth === table ? 'true' : undefined}
              preventScrollReset
            >
              {t(depth ? 'bands_deep' : 'bands_shallow')}
            </Link>
          </li>
        ))}
      </ul>
      <DataTable
        caption={t(table ? 'bands_caption_deep' : 'bands_caption', { year })}
        columns={columns}
        rows={rows}
        keyOf={({ organisationId, departmentKind }) => `${organisationId} ${departmentKind}`}
        stacked
      />
    </section>
  )
}
