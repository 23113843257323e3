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

const states = {
  enrolled: ['neutral', 'enrolled'],
  under_way: ['info', 'under_way'],
  completed: ['success', 'done'],
  withdrawn: ['warning', 'withdrawn'],
} as const

type Place = { ambitoSlug: string; editionId: string }

function Where({ participant, place }: { participant: ListedParticipant; place: Place }) {
  const t = useText(participantMessages)
  const locale = useLocale()
  const { state, givenName, familyName, enrolmentId } = participant
  const [kind, key] = states[state]
  return (
    <>
      <Badge kind={kind}>{t(key)}</Badge>
      <span className="beneath">{whyNotYet(participant, locale)}</span>
      {(state === 'enrolled' || state === 'under_way') && (
        <Link
          to={editionPaths.withdraw({ ...place, enrolmentId })}
          aria-label={t('withdraw', { name: `${givenName} ${familyName}` })}
        >
          {t('withdraw_short')}
        </Link>
      )}
    </>
  )
}

/** Everybody in an edition, their minutes, and in a sentence where they stand. */
export function ParticipantTable({ participants, ...place }: Place & { participants: ListedParticipant[] }) {
  const t = useText(participantMessages)
  const { duration, percent } = useFormats()
  const columns: Column<ListedParticipant>[] = [
    {
      header: t('person'),
      cell: ({ familyName, givenName, organisationName }) => (
        <>
          {familyName} {givenName}
          <span className="muted small beneath">{organisationName ?? '–'}</span>
        </>
      ),
    },
    { header: t('why'), cell: (one) => <Where participant={one} place={place} /> },
    {
      header: t('progress'),
      cell: (one) =>
        t('minutes_of', {
          credited: duration(one.creditedMinutes),
          planned: duration(one.plannedMinutes),
          percent: percent(one.percent / 100),
        }),
    },
  ]
  return (
    <div className="participants">
      <DataTable
        caption={t('participants')}
        columns={columns}
        rows={participants}
        keyOf={({ enrolmentId }) => enrolmentId}
        stacked
      />
    </div>
  )
}
