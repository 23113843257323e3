import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { romeClock } from '#app/platform/rome-time.ts'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import type { Presence } from '../presence-minutes.ts'
import type { Difference } from '../roster-differences.ts'
import type { RosterTimes } from '../schemas.ts'
import { teachingMessages } from '../teaching-messages.ts'
import type { ListLine } from './attendance-list.tsx'

const nameOf = ({ familyName, givenName }: ListLine) => `${familyName} ${givenName}`

type TypingProps = { lines: ListLine[]; typed: RosterTimes[]; faults: string[]; needsReason: boolean; note: string }

/** The sheet on the screen: a line for each of its lines. */
export function RosterTyping({ lines, typed, faults, needsReason, note }: TypingProps) {
  const t = useText(teachingMessages)
  return (
    <Form method="post" noValidate>
      <ol className="roster">
        {lines.map((line) => {
          const { enrolmentId, number } = line
          const before = typed.find((one) => one.enrolmentId === enrolmentId)
          const name = nameOf(line)
          const times = [
            ['entry', 'entered', t('roster_entered_of', { name })],
            ['exit', 'exited', t('roster_exited_of', { name })],
          ] as const
          return (
            <li key={enrolmentId} className="roster__line">
              <span className="attendance__number muted">{number}</span>
              <strong className="roster__name">{name}</strong>
              {times.map(([field, key, label]) => (
                <label key={field} className="roster__time">
                  <span aria-hidden="true">{t(key)}</span>
                  <input
                    type="time"
                    name={`${field}-${enrolmentId}`}
                    aria-label={label}
                    aria-invalid={faults.includes(enrolmentId) ? true : undefined}
                    defaultValue={before?.[key] ?? ''}
                  />
                </label>
              ))}
            </li>
          )
        })}
      </ol>
      {needsReason && <TextField name="note" label={t('reason')} maxLength={500} defaultValue={note} />}
      <Button name="intent" value="preview">
        {t('roster_preview')}
      </Button>
    </Form>
  )
}

function Times({ enteredAt, exitedAt }: Presence) {
  const { time } = useFormats()
  return `${enteredAt ? time(enteredAt) : '–'} / ${exitedAt ? time(exitedAt) : '–'}`
}

const kinds = { new: 'info', same: 'neutral', different: 'warning' } as const
const clockOf = (instant: Date | null) => (instant ? romeClock(instant).time : '')

type PreviewProps = { lines: ListLine[]; differences: Difference[]; note: string }

function DifferenceLine({ line, difference }: { line: ListLine; difference: Difference }) {
  const t = useText(teachingMessages)
  const { enrolmentId, verdict, known, enteredAt, exitedAt } = difference
  return (
    <tr>
      <th scope="row">
        {line.number}. {nameOf(line)}
        <input type="hidden" name={`entry-${enrolmentId}`} value={clockOf(enteredAt)} />
        <input type="hidden" name={`exit-${enrolmentId}`} value={clockOf(exitedAt)} />
      </th>
      <td>
        <Times {...known} />
      </td>
      <td>
        <Times enteredAt={enteredAt} exitedAt={exitedAt} />
      </td>
      <td>
        <Badge kind={kinds[verdict]}>{t(`roster_${verdict}`)}</Badge>
      </td>
      <td>
        {verdict !== 'same' && (
          <label>
            <input type="checkbox" name={`skip-${enrolmentId}`} /> <span aria-hidden="true">{t('roster_skip')}</span>
            <span className="visually-hidden">{t('roster_skip_of', { name: nameOf(line) })}</span>
          </label>
        )}
      </td>
    </tr>
  )
}

/** What the sheet says beside what was known, before anything is saved. */
export function RosterPreview({ lines, differences, note }: PreviewProps) {
  const t = useText(teachingMessages)
  const isNews = differences.some(({ verdict }) => verdict !== 'same')
  const heads = [t('roster_name'), t('roster_known'), t('roster_paper'), t('roster_differences'), t('roster_skip')]
  const byId = new Map(lines.map((line) => [line.enrolmentId, line]))
  return (
    <Form method="post">
      <input type="hidden" name="note" value={note} />
      <div className="data-table sideways" role="region" aria-label={t('roster_differences')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => {
              const line = byId.get(difference.enrolmentId)
              return line && <DifferenceLine key={line.enrolmentId} line={line} difference={difference} />
            })}
          </tbody>
        </table>
      </div>
      {!isNews && <p>{t('roster_nothing')}</p>}
      <div className="button-row">
        {isNews && (
          <Button name="intent" value="save">
            {t('roster_save')}
          </Button>
        )}
        <Button kind="outline" name="intent" value="again">
          {t('roster_again')}
        </Button>
      </div>
    </Form>
  )
}
