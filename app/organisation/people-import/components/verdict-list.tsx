import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { PeopleVerdict } from '#app/platform/generated/enums.ts'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { ImportRow, ImportView } from '../import-queries.server.ts'
import { importMessages } from '../messages.ts'
import { importPaths } from '../paths.ts'
import { whyTexts } from '../why-text.ts'

const tones = {
  new: 'success',
  unchanged: 'neutral',
  moved: 'info',
  changed: 'info',
  left: 'warning',
  conflict: 'danger',
  refused: 'danger',
} as const
const verdicts = Object.values(PeopleVerdict)

type Place = { ambitoSlug: string; view: ImportView; verdict: PeopleVerdict | undefined }

/** How many lines have each verdict, what that means, and the way to them. */
export function VerdictCounts({ ambitoSlug, view: { importId, counts } }: Omit<Place, 'verdict'>) {
  const t = useText(importMessages)
  const { number } = useFormats()
  return (
    <dl className="verdict-counts">
      {verdicts.map((one) => (
        <div key={one} className={`verdict-counts__one${counts[one] === 0 ? ' verdict-counts__one--none' : ''}`}>
          <dt>
            <Badge kind={tones[one]}>{t(`verdict_${one}`)}</Badge>
          </dt>
          <dd>
            {counts[one] > 0 ? (
              <Link to={`${importPaths.import({ ambitoSlug, importId, verdict: one })}#lines`}>
                <strong>{number(counts[one])}</strong>
              </Link>
            ) : (
              <strong>0</strong>
            )}{' '}
            <span className="muted small">{t(`verdict_${one}_text`, { count: counts[one] })}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Why({ row: { detail } }: { row: ImportRow }) {
  const t = useText(importMessages)
  return <span className="small">{whyTexts(detail, t).join(' ')}</span>
}

function Where({ row: { detail, organisation, department } }: { row: ImportRow }) {
  const t = useText(importMessages)
  const { from, to } = detail
  if (from && to) return t('from_to', { from, to })
  return to ?? from ?? [organisation, department].filter((text) => text !== '').join(' · ')
}

/** Which lines are shown: all, or those of one verdict. */
export function VerdictFilter({ ambitoSlug, view: { importId, counts }, verdict }: Place) {
  const t = useText(importMessages)
  const { number } = useFormats()
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const choices = [undefined, ...verdicts.filter((one) => counts[one] > 0)]
  return (
    <nav aria-label={t('filter')} id="lines">
      <ul className="state-filter">
        {choices.map((one) => (
          <li key={one ?? 'all'}>
            <Link
              aria-current={one === verdict ? 'true' : undefined}
              preventScrollReset
              to={importPaths.import({ ambitoSlug, importId, verdict: one })}
            >
              {one ? t(`verdict_${one}`) : t('filter_all')} <strong>{number(one ? counts[one] : total)}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Lines with their verdict and why, a hundred at a time. */
export function VerdictList({ view }: { view: ImportView }) {
  const t = useText(importMessages)
  if (view.rows.length === 0) return <p>{t('lines_none')}</p>
  return (
    <DataTable
      caption={t('lines_title')}
      captionHidden
      stacked
      rows={view.rows}
      keyOf={({ line }) => String(line)}
      columns={[
        { header: t('line'), cell: ({ line }) => t('line_number', { line }) },
        { header: t('verdict'), cell: ({ verdict }) => <Badge kind={tones[verdict]}>{t(`verdict_${verdict}`)}</Badge> },
        { header: t('person'), cell: ({ name }) => name },
        { header: t('fiscal_code'), cell: ({ fiscalCode }) => fiscalCode },
        { header: t('place'), cell: (row) => <Where row={row} /> },
        { header: t('why'), cell: (row) => <Why row={row} /> },
      ]}
    />
  )
}

/** The way between pages of lines; nothing where there is one. */
export function VerdictPages({ ambitoSlug, view: { importId, pages }, verdict, page }: Place & { page: number }) {
  const t = useText(importMessages)
  if (pages < 2) return null
  const to = (other: number) => `${importPaths.import({ ambitoSlug, importId, verdict, page: other })}#lines`
  return (
    <nav aria-label={t('pages')} className="button-row">
      {page > 1 && <Link to={to(page - 1)}>{t('page_before')}</Link>}
      <span>{t('page_of', { page, pages })}</span>
      {page < pages && <Link to={to(page + 1)}>{t('page_after')}</Link>}
    </nav>
  )
}
