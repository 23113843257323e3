import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { romeClock } from '#app/platform/rome-time.ts'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { minutesPresent } from '../presence-minutes.ts'
import type { Attendee } from '../presence-queries.server.ts'
import { teachingMessages } from '../teaching-messages.ts'
import type { FramedMeeting } from './meeting-frame.tsx'
import { Refused, type ListReason } from './refused.tsx'

export type ListLine = Attendee

function PresenceState({ line }: { line: ListLine }) {
  const t = useText(teachingMessages)
  const { time } = useFormats()
  const { source, enteredAt, exitedAt } = line
  if (!source) return <Badge>{t('state_unknown')}</Badge>
  if (!enteredAt) return <Badge kind="danger">{t('state_absent')}</Badge>
  if (!exitedAt) return <Badge kind="warning">{t('state_inside', { from: time(enteredAt) })}</Badge>
  return <Badge kind="success">{t('state_left', { from: time(enteredAt), to: time(exitedAt) })}</Badge>
}

const clockOf = (instant: Date | null) => (instant ? romeClock(instant).time : '')

type CorrectionProps = { line: ListLine; name: string; needsReason: boolean; reason: ListReason | undefined }

function Correction({ line, name, needsReason, reason }: CorrectionProps) {
  const t = useText(teachingMessages)
  const { enrolmentId, enteredAt, exitedAt } = line
  return (
    <details className="attendance__correct" open={reason !== undefined}>
      <summary>
        <span aria-hidden="true">{t('correct')}</span>
        <span className="visually-hidden">{t('correct_of', { name })}</span>
      </summary>
      <Form method="post" preventScrollReset className="attendance__form">
        <Refused reason={reason} />
        <input type="hidden" name="enrolmentId" value={enrolmentId} />
        <div className="attendance__times">
          <TextField
            id={`entered-${enrolmentId}`}
            name="entered"
            type="time"
            label={t('entered')}
            defaultValue={clockOf(enteredAt)}
          />
          <TextField
            id={`exited-${enrolmentId}`}
            name="exited"
            type="time"
            label={t('exited')}
            defaultValue={clockOf(exitedAt)}
          />
          <TextField
            id={`note-${enrolmentId}`}
            name="note"
            maxLength={500}
            label={t(needsReason ? 'reason' : 'note')}
          />
        </div>
        <div className="button-row">
          <Button name="intent" value="presence" aria-label={t('save_of', { name })}>
            {t('save')}
          </Button>
          <Button kind="outline" name="intent" value="absent" aria-label={t('absent_of', { name })}>
            {t('absent')}
          </Button>
        </div>
      </Form>
    </details>
  )
}

type Props = {
  meeting: FramedMeeting
  lines: ListLine[]
  /** Whether the viewer may correct it now. */
  isOpen: boolean
  refusal: { enrolmentId: string; reason: ListReason } | undefined
}

/** Everybody enrolled, with what is known of their presence and the way to correct it. */
export function AttendanceList({ meeting, lines, isOpen, refusal }: Props) {
  const t = useText(teachingMessages)
  const { duration } = useFormats()
  const isConfirmed = meeting.confirmedAt !== null
  return (
    <ol className="attendance" aria-label={t('list_caption')}>
      {lines.map((line) => {
        const name = `${line.givenName} ${line.familyName}`
        const minutes = isConfirmed ? line.minutes : minutesPresent(meeting, line)
        return (
          <li key={line.enrolmentId} className="attendance__line">
            <span className="attendance__number muted">{line.number}</span>
            <div className="attendance__who">
              <strong>
                {line.familyName} {line.givenName}
              </strong>
              <span className="muted small">
                {line.source && t(`source_${line.source}`)}
                {line.exitedAt &&
                  ` · ${t(isConfirmed ? 'minutes_counted' : 'minutes_would', { minutes: duration(minutes) })}`}
                {line.note && ` · ${line.note}`}
              </span>
            </div>
            <PresenceState line={line} />
            {isOpen && (
              <Correction
                line={line}
                name={name}
                needsReason={isConfirmed}
                reason={refusal?.enrolmentId === line.enrolmentId ? refusal.reason : undefined}
              />
            )}
          </li>
        )
      })}
    </ol>
  )
}
