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
import { BandBar, pathToBand, type BandLink } from './band-charts.tsx'

/** Totals and organisations stand out; departments are named with theirs. */
function useRowNames() {
  const t = useText(reportMessages)
  const place = useText(organisationMessages)
  return ({ organisationId, organisationName, departmentKind }: BandRow) => {
    if (organisationId === null) return t('total')
    return departmentKind ? `${organisationName} · ${place(`department_${departmentKind}`)}` : organisationName
  }
}

type FigureProps = { row: BandRow; name: string; index: number; link: BandLink }

/** How many of a row are in a band, and their share. */
function BandFigure({ row, name, index, link }: FigureProps) {
  const t = useText(reportMessages)
  const { number, percentTenths } = useFormats()
  const [people, band] = [row.bands[index] ?? 0, bandKeys[index]]
  if (people === 0 || !band) return '0'
  const figure = t('band_cell', { people: number(people), share: percentTenths(bandShare(row, index)) })
  return (
    <Link
      className="band-figure"
      to={pathToBand(link, row, { band })}
      aria-label={t('band_people', { place: name, band: t(`band_${band}`), people: figure })}
    >
      {figure}
    </Link>
  )
}

function useColumns(link: BandLink): Column<BandRow>[] {
  const t = useText(reportMessages)
  const { number, tenths } = useFormats()
  const nameOf = useRowNames()
  return [
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
      cell: (row: BandRow) => <BandFigure row={row} name={nameOf(row)} index={index} link={link} />,
    })),
    { header: t('mean'), numeric: true, cell: (row) => tenths(bandMean(row)) },
  ]
}

/** The table of the PIAO: organisations, and their departments when it goes that deep, by band; every number opens its people. */
export function BandTable({ data }: { data: BandsData }) {
  const t = useText(reportMessages)
  const { ambitoSlug, year, table, total } = data
  const link = { ambitoSlug, year, asOf: data.day.asOf === data.today ? undefined : data.day.asOf }
  const isMany = data.rows.filter(({ departmentKind }) => !departmentKind).length > 1
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
        columns={useColumns(link)}
        rows={total && isMany ? [total, ...data.rows] : data.rows}
        keyOf={({ organisationId, departmentKind }) => `${organisationId} ${departmentKind}`}
        stacked
      />
    </section>
  )
}
