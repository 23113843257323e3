import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextArea, TextField } from '#app/ui/components/field.tsx'
import { contestTextAtLeast, contestTextAtMost } from '../limits.ts'
import { attendanceMessages } from '../messages.ts'
import type { ContestRefusal } from '../open-contest.server.ts'
import type { OwnActivity } from '../own-hours.server.ts'

/** A contest that was not taken, with what was typed. */
export type RefusedContest = {
  activityId: string
  reason: ContestRefusal | 'form_wrong'
  missingMinutes: string
  text: string
}

type Props = { activity: OwnActivity; refused: RefusedContest | null }

function MinutesField({ activity, refused }: Props) {
  const t = useText(attendanceMessages)
  const { duration } = useFormats()
  const { id, kind, minutes, declaredMinutes } = activity
  const counted = Math.max(0, minutes)
  const missing = declaredMinutes - counted
  const facts = { declared: duration(declaredMinutes), counted: duration(counted), count: missing }
  return (
    <TextField
      id={`minutes-${id}`}
      name="missingMinutes"
      label={t('contest_missing')}
      hint={t(kind === 'lesson' ? 'contest_most_lesson' : 'contest_most_meeting', facts)}
      type="number"
      inputMode="numeric"
      min={1}
      max={missing}
      required
      defaultValue={refused?.missingMinutes ?? String(missing)}
    />
  )
}

/** Why the minutes of an activity were not taken: also where its form is not there any more. */
export function RefusedNote({ refused }: { refused: RefusedContest | null }) {
  const t = useText(attendanceMessages)
  if (!refused) return null
  return (
    <Alert kind="danger" title={t('contest_refused')}>
      <p>{t(refused.reason)}</p>
    </Alert>
  )
}

/** To say how many minutes of an activity are missing, and what happened. */
export function ContestForm({ activity, refused }: Props) {
  const t = useText(attendanceMessages)
  const { id, title, minutes, contestId } = activity
  if (contestId === null) return <RefusedNote refused={refused} />
  return (
    <details className="ledger__form" open={refused !== null}>
      <summary aria-label={t('contest_of', { activity: title })}>{t('contest')}</summary>
      <Form method="post" preventScrollReset key={activity.contests.length}>
        <input type="hidden" name="activityId" value={id} />
        <input type="hidden" name="contestId" value={contestId} />
        <input type="hidden" name="countedMinutes" value={Math.max(0, minutes)} />
        <RefusedNote refused={refused} />
        <MinutesField activity={activity} refused={refused} />
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
