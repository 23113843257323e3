import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import type { OpenEdition } from '../join-edition.server.ts'
import { editionLearnerMessages } from '../learner-messages.ts'
import { editionMessages } from '../messages.ts'
import { usePeriod } from '../use-period.ts'

function OpenLine({ id, name, mode, place, left, meetings, ...period }: OpenEdition) {
  const t = useText(editionLearnerMessages)
  const words = useText(editionMessages)
  const periodOf = usePeriod()
  const { dayOf } = useFormats()
  const seats = left === null ? t('seats_unlimited') : left === 0 ? t('seats_none') : t('seats_left', { count: left })
  return (
    <li className="open-editions__one">
      <p>
        <strong>{name}</strong>
        <span className="muted">
          {' '}
          {[periodOf(period), words(`mode_${mode}`), place, seats].filter(Boolean).join(' · ')}
        </span>
      </p>
      {(meetings.held > 0 || meetings.next) && (
        <p>
          {[
            meetings.held > 0 && t('meetings_held', { count: meetings.held }),
            meetings.next && t('meetings_next', { day: dayOf(meetings.next) }),
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      {left !== 0 && (
        <Form method="post">
          <input type="hidden" name="edition" value={id} />
          <Button kind="outline">{t('join', { name })}</Button>
        </Form>
      )}
    </li>
  )
}

/** The editions of a course that one may join, beside the course that is always open. */
export function OpenEditions({ editions, isFull }: { editions: OpenEdition[]; isFull: boolean }) {
  const t = useText(editionLearnerMessages)
  if (editions.length === 0) return null
  return (
    <section className="section" aria-labelledby="open-editions">
      <h2 id="open-editions">{t('open_title')}</h2>
      <p className="muted">{t('open_lead')}</p>
      {isFull && (
        <Alert kind="danger">
          <p>{t('join_full')}</p>
        </Alert>
      )}
      <ul className="open-editions">
        {editions.map((edition) => (
          <OpenLine key={edition.id} {...edition} />
        ))}
      </ul>
    </section>
  )
}
