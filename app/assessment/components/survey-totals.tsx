import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { statementMessages } from '../statement-messages.ts'
import { surveyMessages } from '../survey-messages.ts'
import type { SurveyResults } from '../survey-queries.server.ts'

const moments = ['pre', 'post'] as const
const steps = ['1', '2', '3', '4', '5'] as const
type Moment = (typeof moments)[number]
type Row = { key: string; text: string; moment: Moment; counts: number[] }

const total = (counts: readonly number[]) => counts.reduce((sum, one) => sum + one, 0)
const share = (part: number, counts: readonly number[]) => (total(counts) === 0 ? 0 : part / total(counts))

/** Bars of the same length, one moment each, cut where the answers change. Units of the drawing. */
const length = 400
const height = 26
/** A figure stands in a piece at least this long. */
const room = 40

function Bar({ row, top, left }: { row: Row; top: number; left: number }) {
  const { percent } = useFormats()
  const { counts } = row
  return counts.map((count, index) => {
    const x = left + share(total(counts.slice(0, index)), counts) * length
    const width = share(count, counts) * length
    return (
      <g key={steps[index]}>
        <rect className={`survey-bar survey-bar--${index + 1}`} x={x} y={top} width={width} height={height} />
        {width >= room && (
          <text className={`survey-bar__figure--${index + 1}`} x={x + width / 2} y={top + 18} textAnchor="middle">
            {percent(share(count, counts))}
          </text>
        )}
      </g>
    )
  })
}

/** One statement: the bar before above the bar after. The drawing says in words what it shows; the table has every figure. */
function StatementBars({ rows }: { rows: Row[] }) {
  const t = useText(surveyMessages)
  const { percent } = useFormats()
  const spoken = rows.map(({ moment, counts }) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = counts
    const [low, middle, high] = [a + b, c, d + e].map((one) => percent(share(one, counts)))
    return t('bar', { moment: t(moment), low: low ?? '', middle: middle ?? '', high: high ?? '' })
  })
  return (
    <svg
      className="survey-chart"
      viewBox={`0 0 ${length + 60} ${rows.length * (height + 6)}`}
      role="img"
      aria-label={`${spoken.join('; ')}.`}
    >
      {rows.map((row, index) => (
        <g key={row.key}>
          <text className="survey-chart__moment" x={0} y={index * (height + 6) + 18}>
            {t(row.moment)}
          </text>
          <Bar row={row} top={index * (height + 6)} left={60} />
        </g>
      ))}
    </svg>
  )
}

function Legend() {
  const t = useText(surveyMessages)
  const names = useText(statementMessages)
  return (
    <ul className="survey-legend" aria-label={t('legend')}>
      {steps.map((step) => (
        <li key={step}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <rect className={`survey-bar survey-bar--${step}`} width="16" height="16" />
          </svg>
          {step}, {names(`step_${step}`)}
        </li>
      ))}
    </ul>
  )
}

function Figures({ title, rows }: { title: string; rows: Row[] }) {
  const t = useText(surveyMessages)
  const { tenths } = useFormats()
  const meanOf = ({ counts }: Row) => counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / total(counts)
  const columns: Column<Row>[] = [
    { header: t('statement'), cell: ({ text }) => text },
    { header: t('moment'), cell: ({ moment }) => t(moment) },
    ...steps.map((step, index) => ({
      header: step,
      numeric: true,
      cell: ({ counts }: Row) => counts[index] ?? 0,
    })),
    { header: t('mean'), numeric: true, cell: (row) => tenths(meanOf(row)) },
  ]
  return <DataTable caption={t('table', { title })} columns={columns} rows={rows} keyOf={({ key }) => key} />
}

/** What a survey says before and after, drawn and in a table; sums only. */
export function SurveyTotals({ results }: { results: SurveyResults }) {
  const t = useText(surveyMessages)
  const { moments: shown, statements, title, pair } = results
  const rowsOf = ({ name, text, counts }: SurveyResults['statements'][number]): Row[] =>
    moments.flatMap((moment) => {
      const own = counts[moment]
      return own ? [{ key: `${name}/${moment}`, text, moment, counts: own }] : []
    })
  return (
    <section className="section" aria-labelledby={`survey-${pair}`}>
      <h2 id={`survey-${pair}`}>{title}</h2>
      {statements.every((statement) => rowsOf(statement).length === 0) ? (
        <EmptyState title={t('none')}>
          <p>{t('none_text')}</p>
          {shown.post === 'own_first' && <p>{t('own_first')}</p>}
        </EmptyState>
      ) : (
        <>
          <p className="muted">
            {moments.map((moment) => {
              const own = shown[moment]
              if (own === 'own_first') return t('own_first')
              return `${own ? t(`replies_${moment}`, { count: own.replies }) : t(`few_${moment}`)} `
            })}
          </p>
          <Legend />
          <ol className="plain-list survey-charts">
            {statements.map((statement) => (
              <li key={statement.name}>
                <p>{statement.text}</p>
                <StatementBars rows={rowsOf(statement)} />
              </li>
            ))}
          </ol>
          <Figures title={title} rows={statements.flatMap(rowsOf)} />
        </>
      )}
    </section>
  )
}
