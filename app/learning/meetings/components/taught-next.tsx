import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { ownMessages } from '../own-messages.ts'
import type { OwnMeeting } from '../own-meetings.server.ts'
import { meetingPaths } from '../paths.ts'
import { MeetingWhere, useWhen } from './meeting-facts.tsx'

/** On the start of who teaches: the meeting that waits for them, and the way to its list. */
export function TaughtNext({ meeting, now }: { meeting: OwnMeeting; now: Date }) {
  const t = useText(ownMessages)
  const when = useWhen()
  const { id: meetingId, topic, startsAt, endsAt } = meeting
  return (
    <section className="section">
      <Card
        tone={startsAt <= now ? 'accent' : 'plain'}
        kicker={t(endsAt < now ? 'taught_confirm' : 'taught_next')}
        title={topic}
      >
        <p>
          <strong>{when(meeting)}</strong> · <MeetingWhere {...meeting} linked={endsAt >= now} />
        </p>
        <p className="button-row">
          <LinkButton
            kind={startsAt <= now ? 'primary' : 'outline'}
            to={meetingPaths.list({ meetingId })}
            aria-label={t('keep_list_of', { topic })}
          >
            {t('keep_list')}
          </LinkButton>
          <Link to={meetingPaths.teach()}>{t('teach_link')}</Link>
        </p>
      </Card>
    </section>
  )
}
