import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { structurePaths } from '../../structure/paths.ts'
import { reorganisationMessages } from '../messages.ts'
import type { AmbitoLine, listReorganisations } from '../reorganisation-queries.server.ts'

export function AmbitiTable({ ambiti }: { ambiti: AmbitoLine[] }) {
  const t = useText(reorganisationMessages)
  const { shortDay, number } = useFormats()
  return (
    <DataTable
      stacked
      caption={t('ambiti_caption')}
      keyOf={({ id }) => id}
      rows={ambiti}
      columns={[
        {
          header: t('ambito'),
          cell: ({ slug, name }) => (
            <Link to={structurePaths.staff({ ambitoSlug: slug })} aria-label={t('open_staff', { name })}>
              {name}
            </Link>
          ),
        },
        { header: t('code'), cell: ({ code }) => code },
        { header: t('lead_organisation'), cell: ({ lead }) => lead ?? '–' },
        { header: t('organisations'), numeric: true, cell: ({ organisations }) => number(organisations) },
        {
          header: t('period'),
          cell: ({ startsOn, endsOn }) =>
            endsOn
              ? t('between', { from: shortDay(startsOn), to: shortDay(endsOn) })
              : t('since', { from: shortDay(startsOn) }),
        },
      ]}
    />
  )
}

type Line = Awaited<ReturnType<typeof listReorganisations>>[number]

export function HistoryTable({ history }: { history: (Omit<Line, 'doneAt'> & { doneAt: string | Date })[] }) {
  const t = useText(reorganisationMessages)
  const { shortDay, moment, number } = useFormats()
  if (history.length === 0) return <p className="muted">{t('history_none')}</p>
  return (
    <DataTable
      stacked
      caption={t('history_caption')}
      captionHidden
      keyOf={({ id }) => id}
      rows={history}
      columns={[
        {
          header: t('what'),
          cell: ({ kind, detail }) =>
            `${t(`kind_${kind}`)}: ${t('preview_of', { from: detail.fromName, to: detail.toName })}`,
        },
        { header: t('when'), cell: ({ startsOn }) => shortDay(startsOn) },
        { header: t('people'), numeric: true, cell: ({ detail }) => number(detail.people) },
        { header: t('registered'), cell: ({ doneAt }) => moment(new Date(doneAt)) },
      ]}
    />
  )
}
