import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { meetingMessages } from '../messages.ts'
import { ownMessages } from '../own-messages.ts'
import type { OwnMeeting } from '../own-meetings.server.ts'
import { meetingPaths } from '../paths.ts'
import { MeetingState, MeetingWhere, useWhen } from './meeting-facts.tsx'

function OwnPresence({
  presence: { enteredAt, exitedAt },
  isOver,
}: Pick<OwnMeeting, 'presence'> & { isOver: boolean }) {
  const t = useText(ownMessages)
  const { time } = useFormats()
  if (!enteredAt) return t('absent')
  if (!exitedAt) return t(isOver ? 'present_open' : 'present_now', { from: time(enteredAt) })
  return t('present', { from: time(enteredAt), to: time(exitedAt) })
}

/** One meeting of a calendar: what, when, where, and the ways from it. */
export function OwnMeetingCard({ meeting, now }: { meeting: OwnMeeting; now: Date }) {
  const t = useText(ownMessages)
  const about = useText(meetingMessages)
  const when = useWhen()
  const { id, topic, courseTitle, teacherNames, cancelledAt, cancelReason, isTeacher } = meeting
  const isOver = meeting.endsAt < now
  const isHeld = !cancelledAt && !isTeacher && (isOver || meeting.presence.enteredAt !== null)
  return (
    <li className={`meeting${cancelledAt ? ' meeting--cancelled' : ''}`}>
      <div className="meeting__head">
        <h3>{topic}</h3>
        <MeetingState meeting={meeting} now={now} />
      </div>
      <p className="meeting__when">{when(meeting)}</p>
      <p>
        <MeetingWhere {...meeting} linked={!cancelledAt && !isOver} />
      </p>
      <p className="muted">
        {courseTitle}
        {teacherNames.length > 0 && ` · ${about('teachers', { names: teacherNames.join(', ') })}`}
      </p>
      {cancelledAt && <p>{about('cancelled_because', { reason: cancelReason })}</p>}
      {isHeld && (
        <p>
          <OwnPresence presence={meeting.presence} isOver={isOver} />
        </p>
      )}
      <div className="button-row">
        {isTeacher && (
          <LinkButton
            kind={(cancelledAt ?? meeting.confirmedAt) ? 'outline' : 'primary'}
            to={meetingPaths.list({ meetingId: id })}
            aria-label={t('keep_list_of', { topic })}
          >
            {t('keep_list')}
          </LinkButton>
        )}
        {!isOver && !cancelledAt && (
          <a
            className="button button--outline"
            href={meetingPaths.event({ meetingId: id })}
            aria-label={t('add_event_of', { topic })}
          >
            {t('add_event')}
          </a>
        )}
      </div>
    </li>
  )
}
