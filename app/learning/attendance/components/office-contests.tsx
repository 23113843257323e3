import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { TextArea, TextField } from '#app/ui/components/field.tsx'
import type { AnswerRefusal } from '../answer-contest.server.ts'
import type { OfficeContest } from '../contest-queries.server.ts'
import { contestTextAtLeast, contestTextAtMost } from '../limits.ts'
import { attendanceMessages } from '../messages.ts'

/** An answer that was not saved, with what was typed. */
export type RefusedAnswer = {
  contestId: string
  reason: AnswerRefusal | 'answer_wrong'
  minutes: string
  text: string
}

type OneProps = { contest: OfficeContest; refused: RefusedAnswer | null }

function Facts({ contest }: { contest: OfficeContest }) {
  const t = useText(attendanceMessages)
  const { duration } = useFormats()
  const { courseTitle, edition, creditedMinutes, declaredMinutes, seenMinutes, askedMinutes, kind } = contest
  return (
    <dl className="facts">
      <dt>{t('course')}</dt>
      <dd>
        {courseTitle} · {edition ?? t('edition_standing')}
      </dd>
      <dt>{t('counted_now')}</dt>
      <dd>{t('of_declared', { minutes: duration(creditedMinutes), declared: duration(declaredMinutes) })}</dd>
      {kind === 'lesson' && (
        <>
          <dt>{t('seen')}</dt>
          <dd>{duration(seenMinutes)}</dd>
        </>
      )}
      <dt>{t('asked')}</dt>
      <dd>{duration(askedMinutes)}</dd>
    </dl>
  )
}

function AnswerForm({ contest, refused }: OneProps) {
  const t = useText(attendanceMessages)
  const { duration } = useFormats()
  const { id, declaredMinutes, askedMinutes } = contest
  return (
    <Form method="post" className="measure" preventScrollReset>
      <input type="hidden" name="contestId" value={id} />
      {refused && (
        <Alert kind="danger" title={t('answer_refused')}>
          <p>{t(refused.reason)}</p>
        </Alert>
      )}
      <TextField
        id={`minutes-${id}`}
        name="minutes"
        label={t('accept_minutes')}
        hint={t('accept_minutes_hint', { declared: duration(declaredMinutes) })}
        type="number"
        inputMode="numeric"
        min={0}
        max={declaredMinutes}
        required
        defaultValue={refused?.minutes ?? String(Math.min(askedMinutes, declaredMinutes))}
      />
      <TextArea
        id={`text-${id}`}
        name="text"
        label={t('answer_text')}
        hint={t('answer_text_hint')}
        minLength={contestTextAtLeast}
        maxLength={contestTextAtMost}
        required
        defaultValue={refused?.text ?? ''}
      />
      <p className="button-row">
        <Button name="intent" value="accept">
          {t('accept')}
        </Button>
        <Button name="intent" value="decline" kind="outline">
          {t('decline')}
        </Button>
      </p>
    </Form>
  )
}

function OpenContest({ contest, refused }: OneProps) {
  const t = useText(attendanceMessages)
  const { moment } = useFormats()
  const { name, place, activity, text, openedAt, completed } = contest
  return (
    <li className="contest">
      <Card title={`${name}: «${activity}»`} kicker={place}>
        <p className="muted small">{t('sent_on', { moment: moment(openedAt) })}</p>
        <p className="contest__text measure">{text}</p>
        <Facts contest={contest} />
        {completed && <p className="muted measure">{t('certificate_stays')}</p>}
        <AnswerForm contest={contest} refused={refused} />
      </Card>
    </li>
  )
}

type ListProps = { contests: OfficeContest[]; refused: RefusedAnswer | null }

/** What waits for the office's answer, the oldest first. An answer refused because another came first is said above. */
export function OpenContests({ contests, refused }: ListProps) {
  const t = useText(attendanceMessages)
  const isGone = refused !== null && !contests.some(({ id }) => id === refused.contestId)
  return (
    <>
      {isGone && (
        <Alert kind="danger" title={t('answer_refused')}>
          <p>{t(refused.reason)}</p>
        </Alert>
      )}
      {contests.length === 0 ? (
        <EmptyState title={t('contests_none_title')}>
          <p>{t('contests_none')}</p>
        </EmptyState>
      ) : (
        <ul className="ledger">
          {contests.map((contest) => (
            <OpenContest
              key={contest.id}
              contest={contest}
              refused={refused?.contestId === contest.id ? refused : null}
            />
          ))}
        </ul>
      )}
    </>
  )
}

/** The latest answers of the office. */
export function AnsweredContests({ contests }: { contests: OfficeContest[] }) {
  const t = useText(attendanceMessages)
  const { shortDayOf, number } = useFormats()
  const correction = ({ correctedBy }: OfficeContest) => {
    if (correctedBy === null) return t('not_corrected')
    return t('corrected_by', { minutes: `${correctedBy > 0 ? '+' : '−'}${number(Math.abs(correctedBy))}` })
  }
  return (
    <section className="section">
      <h2>{t('contests_answered')}</h2>
      <DataTable
        stacked
        caption={t('contests_answered')}
        captionHidden
        rows={contests}
        keyOf={({ id }) => id}
        columns={[
          { header: t('col_person'), cell: ({ name }) => name },
          { header: t('col_activity'), cell: ({ activity, courseTitle }) => `${activity} · ${courseTitle}` },
          { header: t('col_answered'), cell: ({ answeredAt }) => (answeredAt ? shortDayOf(answeredAt) : '') },
          {
            header: t('col_outcome'),
            cell: (contest) =>
              `${t(contest.accepted ? 'contest_accepted' : 'contest_declined')}, ${correction(contest)}`,
          },
          { header: t('answer_text'), cell: ({ answer }) => answer },
        ]}
      />
    </section>
  )
}
