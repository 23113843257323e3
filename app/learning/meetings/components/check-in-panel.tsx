import { Form } from '@remix-run/react'
import type { ScanDirection } from '#app/platform/generated/enums.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button, LinkButton } from '#app/ui/components/button.tsx'
import type { RefusedScan } from '../check-in.server.ts'
import type { Door } from '../find-door.server.ts'
import { ownMessages } from '../own-messages.ts'
import { meetingPaths } from '../paths.ts'
import { MeetingWhere, useWhen } from './meeting-facts.tsx'
import { ScanRefusal } from './scan-refusal.tsx'

function Known({ enteredAt, exitedAt }: Door['presence']) {
  const t = useText(ownMessages)
  const { time } = useFormats()
  if (!enteredAt) return null
  return (
    <Alert kind="success" title={t('door_entered', { time: time(enteredAt) })}>
      <p>{exitedAt ? t('door_left', { time: time(exitedAt) }) : t('door_entered_hint')}</p>
      {exitedAt && <p>{t('door_left_hint')}</p>}
    </Alert>
  )
}

type Props = {
  door: Door
  name: string
  /** What the ticket of this device is for; null without one. */
  direction: ScanDirection | null
  refusal: RefusedScan | undefined
}

/** The door of a meeting on a phone: who is here, one button, and what came of it. */
export function CheckInPanel({ door, name, direction, refusal }: Props) {
  const t = useText(ownMessages)
  const when = useWhen()
  const isToDo = direction !== null && !refusal
  return (
    <>
      <section className="card">
        <h2 className="card__title">{door.topic}</h2>
        <p className="meeting__when">{when(door)}</p>
        <p>
          <MeetingWhere {...door} url="" />
        </p>
      </section>
      <div className="section">
        {refusal && <ScanRefusal refusal={refusal} />}
        <Known {...door.presence} />
        {isToDo && (
          <Form method="post" className="door-form">
            <p>{t('door_who', { name })}</p>
            <Button>{t(`door_submit_${direction}`)}</Button>
            <p className="field__hint">{t('door_not_you')}</p>
          </Form>
        )}
        {!isToDo && !door.presence.enteredAt && !refusal && <p>{t('door_nothing')}</p>}
        {!isToDo && (
          <LinkButton kind="outline" to={meetingPaths.calendar()}>
            {t('door_to_calendar')}
          </LinkButton>
        )}
      </div>
    </>
  )
}
