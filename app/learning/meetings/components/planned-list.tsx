import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { planMessages } from '../office-messages.ts'
import { meetingPaths, plannedPaths } from '../paths.ts'
import type { PlannedMeeting } from '../planned-meetings.server.ts'
import { MeetingState, MeetingWhere, useWhen } from './meeting-facts.tsx'

type Props = { meetings: PlannedMeeting[]; place: { ambitoSlug: string; editionId: string }; now: Date }

/** The meetings of an edition for its office. */
export function PlannedList({ meetings, place, now }: Props) {
  const t = useText(planMessages)
  const when = useWhen()
  const columns: Column<PlannedMeeting>[] = [
    {
      header: t('col_topic'),
      cell: ({ id, topic }) => <Link to={plannedPaths.meeting({ ...place, meetingId: id })}>{topic}</Link>,
    },
    { header: t('col_when'), cell: when },
    { header: t('col_where'), cell: (meeting) => <MeetingWhere {...meeting} linked={false} /> },
    { header: t('col_teachers'), cell: ({ teacherNames }) => teacherNames.join(', ') },
    { header: t('col_state'), cell: (meeting) => <MeetingState meeting={meeting} now={now} /> },
    {
      header: t('list'),
      cell: ({ id, topic }) => (
        <Link to={meetingPaths.list({ meetingId: id })} aria-label={t('list_of', { topic })}>
          {t('list')}
        </Link>
      ),
    },
  ]
  return <DataTable stacked caption={t('planned_of')} columns={columns} rows={meetings} keyOf={({ id }) => id} />
}
