import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { learningPaths } from '../../paths.ts'
import { attendanceMessages } from '../messages.ts'
import type { OwnActivity, OwnContest, OwnEntry, OwnHours } from '../own-hours.server.ts'
import { ContestForm, RefusedNote, type RefusedContest } from './contest-form.tsx'
import { OwnSittings } from './own-sittings.tsx'

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

type Props = {
  hours: Pick<OwnHours, 'activities' | 'rule' | 'ambitoName' | 'enrolmentId'>
  refused: RefusedContest | null
}

/** What can be done about minutes that are missing, before contesting them. */
function Missing({ activity, rule, enrolmentId }: { activity: OwnActivity } & Pick<OwnHours, 'rule' | 'enrolmentId'>) {
  const t = useText(attendanceMessages)
  const { id: lessonId, kind, ground } = activity
  if (ground === 'not_confirmed') return <p className="muted">{t('waits_confirm')}</p>
  if (kind === 'meeting' || ground !== 'open' || rule === 'meetings') return null
  return (
    <p className="muted">
      {t(`go_on_${rule}`)} <Link to={learningPaths.lesson({ enrolmentId, lessonId })}>{t('go_on_lesson')}</Link>
    </p>
  )
}

function Activity({
  activity,
  rule,
  enrolmentId,
  refused,
}: {
  activity: OwnActivity
  refused: RefusedContest | null
} & Pick<OwnHours, 'rule' | 'enrolmentId'>) {
  const t = useText(attendanceMessages)
  const { duration } = useFormats()
  const { id, kind, title, minutes, declaredMinutes, entries, contests, sittings, ground } = activity
  return (
    <li id={id} className="ledger__activity">
      <div className="ledger__head">
        <h3>{title}</h3>
        <p>
          <span className="muted small">{t(kind)} · </span>
          {t('of_declared', { minutes: duration(minutes), declared: duration(declaredMinutes) })}
        </p>
      </div>
      {entries.length > 0 ? (
        <ul className="ledger__entries">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
      ) : (
        <p className="muted">{t('nothing_yet')}</p>
      )}
      <OwnSittings title={title} sittings={sittings} rule={rule} isOpen={ground === 'open'} />
      {contests.map((contest) => (
        <Contest key={contest.id} contest={contest} />
      ))}
      <Missing {...{ activity, rule, enrolmentId }} />
      <ContestForm activity={activity} refused={refused?.activityId === id ? refused : null} />
    </li>
  )
}

/** Lessons that nothing is known of: no minutes to contest, but where to turn. */
function Unopened({
  lessons,
  rule,
  enrolmentId,
  ambitoName,
}: {
  lessons: OwnActivity[]
} & Pick<OwnHours, 'rule' | 'enrolmentId' | 'ambitoName'>) {
  const t = useText(attendanceMessages)
  const { duration } = useFormats()
  if (lessons.length === 0 || rule === 'meetings') return null
  return (
    <section className="section" aria-labelledby="unopened-title">
      <h2 id="unopened-title">{t('unopened')}</h2>
      <p className="measure">
        {t(`unopened_${rule}`)}{' '}
        {ambitoName === null ? t('unopened_help') : t('unopened_help_ambito', { ambito: ambitoName })}
      </p>
      <ul className="ledger__unopened">
        {lessons.map(({ id, title, declaredMinutes }) => (
          <li key={id} id={id}>
            <Link to={learningPaths.lesson({ enrolmentId, lessonId: id })}>{title}</Link>{' '}
            <span className="muted">{duration(declaredMinutes)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What every lesson and meeting counts for, row by row, and the way to say that it is not right. */
export function OwnActivities({ hours: { activities, ...hours }, refused }: Props) {
  const t = useText(attendanceMessages)
  const isUnopened = ({ ground, contests }: OwnActivity) => ground === 'no_trace' && contests.length === 0
  const known = activities.filter((activity) => !isUnopened(activity))
  const lost = refused !== null && !known.some(({ id }) => id === refused.activityId)
  return (
    <>
      <section className="section">
        <h2>{t('activities')}</h2>
        {lost && <RefusedNote refused={refused} />}
        {known.length === 0 && <p className="muted">{t('activities_none')}</p>}
        <ul className="ledger">
          {known.map((activity) => (
            <Activity key={activity.id} activity={activity} refused={refused} {...hours} />
          ))}
        </ul>
      </section>
      <Unopened lessons={activities.filter(isUnopened)} {...hours} />
    </>
  )
}
