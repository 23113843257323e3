import type { EditionMode } from '#app/platform/generated/enums.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { meetingMessages } from '../messages.ts'

type Times = { startsAt: Date; endsAt: Date }

/** `26 novembre 2026, dalle 09:00 alle 11:00`. */
export function useWhen() {
  const t = useText(meetingMessages)
  const { dayOf, time } = useFormats()
  return ({ startsAt, endsAt }: Times) => {
    const key = dayOf(startsAt) === dayOf(endsAt) ? 'hours' : 'hours_next_day'
    return `${dayOf(startsAt)}, ${t(key, { from: time(startsAt), to: time(endsAt) })}`
  }
}

type Where = { mode: EditionMode; place: string; url: string }

/** The room, or the link of the call. */
export function MeetingWhere({ mode, place, url, linked = true }: Where & { linked?: boolean }) {
  const t = useText(meetingMessages)
  const isOnline = mode === 'live_online'
  return (
    <>
      {t(isOnline ? 'mode_live_online' : 'mode_in_person')}
      {place && ` · ${place}`}
      {isOnline && url && linked && (
        <>
          {' · '}
          <a href={url} rel="noreferrer">
            {t('open_link')}
          </a>
        </>
      )}
    </>
  )
}

type State = Times & { cancelledAt: Date | null; confirmedAt: Date | null }

/** Where a meeting stands: planned, under way, to be confirmed, confirmed, cancelled. */
export function MeetingState({ meeting, now }: { meeting: State; now: Date }) {
  const t = useText(meetingMessages)
  if (meeting.cancelledAt) return <Badge kind="danger">{t('cancelled')}</Badge>
  if (meeting.confirmedAt) return <Badge kind="success">{t('confirmed')}</Badge>
  if (meeting.endsAt < now) return <Badge kind="warning">{t('to_confirm')}</Badge>
  if (meeting.startsAt <= now) return <Badge kind="info">{t('now')}</Badge>
  return <Badge>{t('planned')}</Badge>
}
