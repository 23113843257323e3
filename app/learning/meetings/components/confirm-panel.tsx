import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { teachingMessages } from '../teaching-messages.ts'
import type { ListLine } from './attendance-list.tsx'
import type { FramedMeeting } from './meeting-frame.tsx'
import { Refused, type ListReason } from './refused.tsx'

type Props = { meeting: FramedMeeting; lines: ListLine[]; now: Date; reason: ListReason | undefined }

function CloseExits({ meeting, count }: { meeting: FramedMeeting; count: number }) {
  const t = useText(teachingMessages)
  const { time } = useFormats()
  return (
    <>
      <p>{t('confirm_open', { count })}</p>
      <Form method="post">
        <Button kind="outline" name="intent" value="close-exits">
          {t('confirm_close', { time: time(meeting.endsAt) })}
        </Button>
      </Form>
      <p className="field__hint">{t('confirm_close_hint')}</p>
    </>
  )
}

function Step({ meeting, lines, now }: Omit<Props, 'reason'>) {
  const t = useText(teachingMessages)
  const { time, dayOf } = useFormats()
  const present = lines.filter(({ enteredAt }) => enteredAt !== null)
  const open = present.filter(({ exitedAt }) => exitedAt === null).length
  if (meeting.cancelledAt) return <p>{t('cancelled_list')}</p>
  if (meeting.confirmedAt) {
    return (
      <p>
        {t('confirm_done')} {t(meeting.office ? 'confirm_done_office' : 'confirm_done_teacher')}
      </p>
    )
  }
  if (dayOf(now) !== dayOf(meeting.endsAt) && now < meeting.startsAt) {
    return <p>{t('confirm_later', { day: dayOf(meeting.endsAt), time: time(meeting.endsAt) })}</p>
  }
  if (now < meeting.endsAt) return <p>{t('confirm_wait', { time: time(meeting.endsAt) })}</p>
  if (open > 0) return <CloseExits meeting={meeting} count={open} />
  return (
    <Form method="post">
      <p>{t('confirm_ready', { count: present.length })}</p>
      <Button name="intent" value="confirm">
        {t('confirm_submit')}
      </Button>
    </Form>
  )
}

/** What is to be done so that the minutes of a meeting count: one thing at a time. */
export function ConfirmPanel({ meeting, lines, now, reason }: Props) {
  const t = useText(teachingMessages)
  const entered = lines.filter(({ enteredAt }) => enteredAt !== null).length
  const left = lines.filter(({ exitedAt }) => exitedAt !== null).length
  return (
    <section className="card card--accent" aria-labelledby="confirm-title">
      <p className="kicker">{t('counts', { enrolled: lines.length, entered, left })}</p>
      <h2 id="confirm-title" className="card__title">
        {t('confirm_title')}
      </h2>
      <Refused reason={reason} />
      <Step meeting={meeting} lines={lines} now={now} />
    </section>
  )
}
