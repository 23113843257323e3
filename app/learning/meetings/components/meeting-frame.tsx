import type { ReactNode } from 'react'
import { officePaths } from '#app/organisation/paths.ts'
import type { EditionMode } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { Tabs } from '#app/ui/components/tabs.tsx'
import { editionMessages } from '../../editions/messages.ts'
import { editionPaths } from '../../editions/paths.ts'
import { meetingPaths, plannedPaths } from '../paths.ts'
import { teachingMessages } from '../teaching-messages.ts'
import { MeetingState, MeetingWhere, useWhen } from './meeting-facts.tsx'

export type FramedMeeting = {
  id: string
  topic: string
  mode: EditionMode
  place: string
  url: string
  startsAt: Date
  endsAt: Date
  cancelledAt: Date | null
  confirmedAt: Date | null
  courseTitle: string
  editionName: string
  /** For the office: where the meeting is among its pages. */
  office: { ambitoSlug: string; ambitoName: string; editionId: string } | null
}

const tabs = ['list', 'code', 'guests', 'roster', 'sheet'] as const
export type MeetingTab = (typeof tabs)[number]

type Props = { meeting: FramedMeeting; tab: MeetingTab; now: Date; children: ReactNode }

function pathOf(tab: MeetingTab, meetingId: string) {
  return tab === 'code' ? meetingPaths.code({ meetingId, direction: 'entry' }) : meetingPaths[tab]({ meetingId })
}

/** The way back: for a teacher to their meetings, for the office through its pages to those of the edition. */
function useWayBack({ office, editionName }: FramedMeeting): { label: string; to: string }[] {
  const t = useText(teachingMessages)
  const words = useText(editionMessages)
  if (!office) return [{ label: t('all_meetings'), to: meetingPaths.teach() }]
  return [
    { label: office.ambitoName, to: officePaths.coverage(office) },
    { label: words('editions'), to: editionPaths.list(office) },
    { label: editionName, to: editionPaths.participants(office) },
    { label: words('tab_meetings'), to: plannedPaths.list(office) },
  ]
}

/** The frame of a meeting's pages for whoever keeps its list. */
export function MeetingFrame({ meeting, tab, now, children }: Props) {
  const t = useText(teachingMessages)
  const when = useWhen()
  const { id } = meeting
  return (
    <Page
      title={meeting.topic}
      kicker={`${meeting.courseTitle} · ${meeting.editionName}`}
      lead={when(meeting)}
      breadcrumbs={useWayBack(meeting)}
    >
      <p className="meeting-frame__facts">
        <MeetingState meeting={meeting} now={now} />{' '}
        <span>
          <MeetingWhere {...meeting} />
        </span>
      </p>
      <Tabs
        label={t('pages')}
        tabs={tabs.map((one) => ({ label: t(`tab_${one}`), to: pathOf(one, id), current: one === tab }))}
      />
      {children}
    </Page>
  )
}
