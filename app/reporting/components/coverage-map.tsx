import { organisationMessages } from '#app/organisation/messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { HeatMap, type HeatCell } from '#app/ui/components/heat-map.tsx'
import { shareOf } from '../coverage-view.ts'
import { reportingMessages } from '../messages.ts'
import type { DashboardData } from '../page-data.server.ts'
import { reportingPaths, type OfficeQuery } from '../paths.ts'
import type { CoverageCounts } from '../schemas.ts'
import { useFormats } from './use-formats.ts'

const shades = ['none', '0', '1', '2', '3', '4', '5'] as const

/** What the shades mean, in words: colour never stands alone. */
function Legend() {
  const t = useText(reportingMessages)
  return (
    <ul className="heat-legend" aria-label={t('legend')}>
      {shades.map((shade) => (
        <li key={shade}>
          <span className={`heat heat-legend__swatch heat--${shade}`} aria-hidden="true" />
          {t(`legend_${shade}`)}
        </li>
      ))}
    </ul>
  )
}

/** Comuni down, departments across; each cell says how many of how many and leads to the people. */
export function CoverageMap({ data }: { data: DashboardData }) {
  const t = useText(reportingMessages)
  const place = useText(organisationMessages)
  const { hours } = useFormats()
  const { ambito, course, day, matrix, totals } = data
  const pathTo = (query: OfficeQuery) =>
    reportingPaths.people({ ambitoSlug: ambito.slug, course: course.slug, asOf: day.asOf, ...query })
  const cellOf = (counts: CoverageCounts | null, name: string, query: OfficeQuery): HeatCell => {
    if (!counts) return { text: '', label: t('cell_absent', { place: name }), value: null }
    if (counts.people === 0) return { text: '–', label: t('cell_nobody', { place: name }), value: null }
    const { people, completed, under_way, enrolled, minutes } = counts
    const label = t('cell', { place: name, people, completed, under_way, enrolled, hours: hours(minutes) })
    return { text: `${completed}/${people}`, label, value: shareOf(counts), to: pathTo(query) }
  }
  const kindNames = matrix.kinds.map((kind) => place(`department_${kind}`))
  const rows = matrix.rows.map(({ id, name, belongs, total, cells }) => ({
    key: id,
    name,
    ...(belongs ? {} : { note: t('left_ambito') }),
    ...(total.people > 0 ? { to: pathTo({ organisation: id }) } : {}),
    cells: [
      ...cells.map((counts, index) =>
        cellOf(counts, `${name}, ${kindNames[index] ?? ''}`, { organisation: id, department: matrix.kinds[index] }),
      ),
      cellOf(total, `${name}, ${t('whole_organisation')}`, { organisation: id }),
    ],
  }))
  const footCells = matrix.kindTotals.map((counts, index) =>
    cellOf(counts, `${t('whole_department')}, ${kindNames[index] ?? ''}`, { department: matrix.kinds[index] }),
  )
  const foot = { key: 'total', name: t('total'), cells: [...footCells, cellOf(totals, t('whole_department'), {})] }
  return (
    <section className="section" aria-labelledby="map-title">
      <h2 id="map-title">{t('map_title')}</h2>
      <p className="muted">{t('map_hint')}</p>
      <Legend />
      <HeatMap
        caption={t('map_caption')}
        corner={t('organisation')}
        columns={[...kindNames, t('total')]}
        rows={rows}
        foot={foot}
      />
    </section>
  )
}
