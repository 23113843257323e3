import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { EditionState } from '../edition-state.ts'
import type { EditionLine } from '../list-editions.server.ts'
import { editionMessages } from '../messages.ts'
import { participantMessages } from '../participant-messages.ts'
import { editionPaths } from '../paths.ts'
import { usePeriod } from '../use-period.ts'

const badges = { open: 'success', planned: 'info', closed: 'neutral' } as const satisfies Record<EditionState, string>

/** The editions of an ambito. */
export function EditionList({ ambitoSlug, editions }: { ambitoSlug: string; editions: EditionLine[] }) {
  const t = useText(participantMessages)
  const words = useText(editionMessages)
  const { number } = useFormats()
  const periodOf = usePeriod()
  const columns: Column<EditionLine>[] = [
    {
      header: t('edition'),
      cell: ({ id, name, courseTitle }) => (
        <>
          <Link to={editionPaths.participants({ ambitoSlug, editionId: id })}>{name}</Link>
          <span className="muted small beneath">{courseTitle}</span>
        </>
      ),
    },
    { header: t('state'), cell: ({ state }) => <Badge kind={badges[state]}>{t(`state_${state}`)}</Badge> },
    { header: t('period'), cell: periodOf },
    { header: t('mode'), cell: ({ mode }) => words(`mode_${mode}`) },
    {
      header: t('seats'),
      numeric: true,
      cell: ({ seats, taken }) =>
        seats === null ? number(taken) : t('seats_of', { taken: number(taken), seats: number(seats) }),
    },
    { header: t('completed'), numeric: true, cell: ({ completed }) => number(completed) },
  ]
  return (
    <DataTable
      stacked
      caption={words('editions')}
      captionHidden
      columns={columns}
      rows={editions}
      keyOf={({ id }) => id}
    />
  )
}
