import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useLocale, useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { participantMessages } from '../participant-messages.ts'
import type { Participant } from '../participants.server.ts'
import { editionPaths } from '../paths.ts'
import { whyNotYet } from '../why-not-yet.ts'

export type ListedParticipant = Participant & { certificateNumber: string | null }

type Props = { ambitoSlug: string; editionId: string; participants: ListedParticipant[] }

const states = {
  enrolled: ['neutral', 'enrolled'],
  under_way: ['info', 'under_way'],
  completed: ['success', 'done'],
  withdrawn: ['warning', 'withdrawn'],
} as const

/** Everybody in an edition, their minutes, and in a sentence where they stand. */
export function ParticipantTable({ participants, ...place }: Props) {
  const t = useText(participantMessages)
  const locale = useLocale()
  const { duration, percent } = useFormats()
  const columns: Column<ListedParticipant>[] = [
    { header: t('person'), cell: ({ familyName, givenName }) => `${familyName} ${givenName}` },
    { header: t('organisation'), cell: ({ organisationName }) => organisationName ?? '–' },
    {
      header: t('state'),
      cell: ({ state }) => {
        const [kind, key] = states[state]
        return <Badge kind={kind}>{t(key)}</Badge>
      },
    },
    {
      header: t('progress'),
      cell: (one) =>
        t('minutes_of', {
          credited: duration(one.creditedMinutes),
          planned: duration(one.plannedMinutes),
          percent: percent(one.percent / 100),
        }),
    },
    {
      header: t('why'),
      cell: (one) => (
        <>
          {whyNotYet(one, locale)}{' '}
          {(one.state === 'enrolled' || one.state === 'under_way') && (
            <Link
              to={`${editionPaths.participants(place)}?withdraw=${one.enrolmentId}`}
              aria-label={t('withdraw', { name: `${one.givenName} ${one.familyName}` })}
            >
              {t('withdraw_short')}
            </Link>
          )}
        </>
      ),
    },
  ]
  return (
    <div className="participants">
      <DataTable
        caption={t('participants')}
        columns={columns}
        rows={participants}
        keyOf={({ enrolmentId }) => enrolmentId}
      />
    </div>
  )
}
