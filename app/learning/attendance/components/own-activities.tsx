import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextArea, TextField } from '#app/ui/components/field.tsx'
import { contestTextAtLeast, contestTextAtMost } from '../limits.ts'
import { attendanceMessages } from '../messages.ts'
import type { ContestRefusal } from '../open-contest.server.ts'
import type { OwnActivity, OwnContest, OwnEntry } from '../own-hours.server.ts'

/** A contest that was not taken, with what was typed. */
export type RefusedContest = {
  activityId: string
  reason: ContestRefusal | 'form_wrong'
  askedMinutes: string
  text: string
}

function Entry({ entry }: { entry: OwnEntry }) {
  const t = useText(attendanceMessages)
  const { duration, dayOf, time, moment } = useFormats()
  const { kind, minutes, enteredAt, exitedAt, recordedAt, reason, office } = entry
  const isTakenBack = kind === 'measured_interval' && minutes < 0
  const what = kind === 'correction' && office ? t('correction_by', { office }) : t(`entry_${kind}`)
  return (
    <li>
      <strong className="ledger__minutes">
        {minutes < 0 ? '− ' : '+ '}
        {duration(Math.abs(minutes))}
      </strong>
      <span>
        {isTakenBack ? t('entry_taken_back') : what}
        {reason && `: ${reason}`}
        <span className="muted small ledger__when">
          {enteredAt && exitedAt
            ? t('from_to', { day: dayOf(enteredAt), from: time(enteredAt), to: time(exitedAt) })
            : t('recorded', { moment: moment(recordedAt) })}
        </span>
      </span>
    </li>
  )
}

const stateOf = ({ answer }: OwnContest) => (answer === null ? 'open' : answer.accepted ? 'accepted' : 'declined')
const badges = { open: 'info', accepted: 'success', declined: 'neutral' } as const

function Contest({ contest }: { contest: OwnContest }) {
  const t = useText(attendanceMessages)
  const { dayOf, duration } = useFormats()
  const { answer, askedMinutes, openedAt, text } = contest
  const state = stateOf(contest)
  return (
    <div className="ledger__contest">
      <Badge kind={badges[state]}>{t(`contest_${state}`)}</Badge>
      <p>
        <span className="muted">{t('contest_yours', { day: dayOf(openedAt), duration: duration(askedMinutes) })}</span>{' '}
        {text}
      </p>
      {answer && (
        <p>
          <span className="muted">{t('contest_answer', { day: dayOf(answer.answeredAt) })}</span> {answer.text}
        </p>
      )}
    </div>
  )
}

type FormProps = { activity: OwnActivity; refused: RefusedContest | null }

function ContestForm({ activity, refused }: FormProps) {
  const t = useText(attendanceMessages)
  const { duration } = useFormats()
  const { id, title, declaredMinutes, contestId } = activity
  if (contestId === null) return null
  return (
    <details className="ledger__form" open={refused !== null}>
      <summary aria-label={t('contest_of', { activity: title })}>{t('contest')}</summary>
      <Form method="post" preventScrollReset key={activity.contests.length}>
        <input type="hidden" name="activityId" value={id} />
        <input type="hidden" name="contestId" value={contestId} />
        {refused && (
          <Alert kind="danger" title={t('contest_refused')}>
            <p>{t(refused.reason)}</p>
          </Alert>
        )}
        <TextField
          id={`minutes-${id}`}
          name="askedMinutes"
          label={t('contest_minutes')}
          hint={t('contest_minutes_hint', { declared: duration(declaredMinutes) })}
          type="number"
          inputMode="numeric"
          min={0}
          max={declaredMinutes}
          required
          defaultValue={refused?.askedMinutes ?? String(declaredMinutes)}
        />
        <TextArea
          id={`text-${id}`}
          name="text"
          label={t('contest_text')}
          hint={t('contest_text_hint')}
          minLength={contestTextAtLeast}
          maxLength={contestTextAtMost}
          required
          defaultValue={refused?.text ?? ''}
        />
        <Button kind="outline">{t('contest_send')}</Button>
      </Form>
    </details>
  )
}

type Props = { activities: OwnActivity[]; refused: RefusedContest | null }

/** What every lesson and meeting counts for, row by row, and the way to say that it is not right. */
export function OwnActivities({ activities, refused }: Props) {
  const t = useText(attendanceMessages)
  const { duration } = useFormats()
  return (
    <ul className="ledger">
      {activities.map((activity) => (
        <li key={activity.id} id={activity.id} className="ledger__activity">
          <div className="ledger__head">
            <h3>{activity.title}</h3>
            <p>
              <span className="muted small">{t(activity.kind)} · </span>
              {t('of_declared', { minutes: duration(activity.minutes), declared: duration(activity.declaredMinutes) })}
            </p>
          </div>
          {activity.entries.length > 0 && (
            <ul className="ledger__entries">
              {activity.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ul>
          )}
          {activity.contests.map((contest) => (
            <Contest key={contest.id} contest={contest} />
          ))}
          <div className="ledger__foot">
            {activity.entries.length === 0 && <p className="muted">{t('nothing_yet')}</p>}
            <ContestForm activity={activity} refused={refused?.activityId === activity.id ? refused : null} />
          </div>
        </li>
      ))}
    </ul>
  )
}
