import { organisationMessages } from '#app/organisation/messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { HeatMap, type HeatCell } from '#app/ui/components/heat-map.tsx'
import { shareOf, type CellView } from '../coverage-view.ts'
import { reportingMessages } from '../messages.ts'
import type { DashboardData } from '../page-data.server.ts'
import { reportingPaths } from '../paths.ts'

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
  const { matrix, totals } = data
  const people = pathToPeople(data)
  const cellOf = (counts: CellView | null, name: string, query: string): HeatCell => {
    if (!counts) return { text: '', label: t('cell_absent', { place: name }), value: null }
    if (counts.people === 0) return { text: '–', label: t('cell_nobody', { place: name }), value: null }
    const text = `${counts.completed}/${counts.people}`
    return { text, label: t('cell', { place: name, figure: text }), value: shareOf(counts), to: `${people}${query}` }
  }
  const kinds = matrix.kinds.map((kind) => ({ query: `&department=${kind}`, name: place(`department_${kind}`) }))
  const across = (cells: (CellView | null)[], total: CellView, name: string, query: string): HeatCell[] => [
    ...kinds.map((kind, index) => cellOf(cells[index] ?? null, `${name}, ${kind.name}`, `${query}${kind.query}`)),
    cellOf(total, `${name}, ${t('total')}`, query),
  ]
  const rows = matrix.rows.map(({ id, name, belongs, total, cells }) => ({
    key: id,
    name,
    ...(belongs ? {} : { note: t('left_ambito') }),
    cells: across(cells, total, name, `&organisation=${id}`),
  }))
  const foot = { key: 'total', name: t('total'), cells: across(matrix.kindTotals, totals, t('all_organisations'), '') }
  return (
    <section className="section" aria-labelledby="map-title">
      <h2 id="map-title">{t('map_title')}</h2>
      <p className="muted">{t('map_hint')}</p>
      <Legend />
      <HeatMap
        caption={t('map_caption')}
        corner={t('organisation')}
        columns={[...kinds.map(({ name }) => name), t('total')]}
        rows={rows}
        {...(rows.length > 1 ? { foot } : {})}
      />
    </section>
  )
}

/** The list under the page's course and day, to which each cell adds its place: one string for hundreds of links. */
function pathToPeople({ ambito, course, day, today }: DashboardData): string {
  const asOf = day.asOf === today ? undefined : day.asOf
  return reportingPaths.people({ ambitoSlug: ambito.slug, course: course.slug, asOf })
}
