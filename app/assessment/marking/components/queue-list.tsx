import { Form } from '@remix-run/react'
import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { markingMessages } from '../messages.ts'
import { markingPaths } from '../paths.ts'
import type { QueueLine } from '../queue-queries.server.ts'

type Line = Omit<QueueLine, 'courseVersionId' | 'activityId'> & { courseTitle: string; exerciseTitle: string }

const kinds = { waiting: 'neutral', second_waiting: 'info', to_settle: 'warning' } as const

function Action({ id, claim }: Pick<Line, 'id' | 'claim'>) {
  const t = useText(markingMessages)
  if (claim === 'other') return <span className="muted">{t('claimed_other_badge')}</span>
  if (claim === 'mine') return <Link to={markingPaths.mark({ answerId: id })}>{t('go_on')}</Link>
  return (
    <Form method="post" className="button-row">
      <input type="hidden" name="answerId" value={id} />
      <Button kind="outline">{t('claim')}</Button>
    </Form>
  )
}

/** The answers that wait, one card each: code, kind of office, since when. */
export function QueueList({ lines }: { lines: Line[] }) {
  const t = useText(markingMessages)
  const o = useText(organisationMessages)
  const { dayOf: day } = useFormats()
  return (
    <ul className="plain-list queue-list">
      {lines.map(({ id, code, courseTitle, exerciseTitle, departmentKind, state, waitingSince, revised, claim }) => (
        <li key={id} className="card queue-list__line">
          <div>
            <h2 className="card__title">
              <Link to={markingPaths.mark({ answerId: id })}>{t('answer_code', { code })}</Link>
            </h2>
            <p className="queue-list__badges">
              <Badge kind={kinds[state]}>{t(`state_${state}`)}</Badge>{' '}
              {revised && <Badge kind="info">{t('revised')}</Badge>}
            </p>
            <p>
              {exerciseTitle} · {courseTitle}
            </p>
            <p className="muted">
              {departmentKind ? o(`department_${departmentKind}`) : t('no_department')} ·{' '}
              {t('waiting_since', { date: day(waitingSince) })}
            </p>
          </div>
          <Action id={id} claim={claim} />
        </li>
      ))}
    </ul>
  )
}
