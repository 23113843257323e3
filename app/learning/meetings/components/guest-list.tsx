import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import type { Guest } from '../guest-queries.server.ts'
import { teachingMessages } from '../teaching-messages.ts'

type Choice = { value: string; label: string }

function MatchForm({ guest, people }: { guest: Guest; people: Choice[] }) {
  const t = useText(teachingMessages)
  return (
    <Form method="post" className="guest__match">
      <input type="hidden" name="intent" value="match" />
      <input type="hidden" name="guestId" value={guest.id} />
      <Select
        id={`match-${guest.id}`}
        name="enrolmentId"
        label={t('guest_match')}
        options={[{ value: '', label: t('guest_match_none') }, ...people]}
      />
      <Button kind="outline" aria-label={t('guest_match_of', { name: guest.name })}>
        {t('guest_match_submit')}
      </Button>
    </Form>
  )
}

function GuestTimes({ enteredAt, exitedAt }: Pick<Guest, 'enteredAt' | 'exitedAt'>) {
  const t = useText(teachingMessages)
  const { time } = useFormats()
  if (!enteredAt) return t('guest_no_times')
  return exitedAt
    ? t('state_left', { from: time(enteredAt), to: time(exitedAt) })
    : t('state_inside', { from: time(enteredAt) })
}

/** Who was there without being enrolled; `people` are those a guest may be linked to, none when nobody may link now. */
export function GuestList({ guests, people }: { guests: Guest[]; people: Choice[] }) {
  const t = useText(teachingMessages)
  if (guests.length === 0) return <EmptyState title={t('guests_none')} />
  return (
    <ul className="attendance" aria-label={t('guests_list')}>
      {guests.map((guest) => (
        <li key={guest.id} className="attendance__line">
          <div className="attendance__who">
            <strong>{guest.name}</strong>
            <span className="muted small">
              {[guest.organisation, guest.email].filter((text) => text !== '').map((text) => `${text} · `)}
              <GuestTimes {...guest} />
            </span>
          </div>
          {guest.matchedTo ? <Badge kind="success">{t('guest_matched', { name: guest.matchedTo })}</Badge> : null}
          {!guest.matchedTo && people.length > 0 && <MatchForm guest={guest} people={people} />}
        </li>
      ))}
    </ul>
  )
}

/** The form that writes a guest down. */
export function GuestEditor({ result }: { result: SubmissionResult | undefined }) {
  const t = useText(teachingMessages)
  const errors = useFormErrors(teachingMessages, result)
  const field = (name: string) => ({ name, errors: errors.of(name), defaultValue: errors.typed(name) })
  return (
    <section className="section card" aria-labelledby="guest-title">
      <h2 id="guest-title" className="card__title">
        {t('guest_add')}
      </h2>
      <Form method="post" noValidate>
        <input type="hidden" name="intent" value="add" />
        <ErrorSummary errors={errors.summary} />
        <TextField {...field('name')} label={t('guest_name')} maxLength={200} />
        <TextField {...field('organisation')} label={t('guest_organisation')} maxLength={200} />
        <TextField {...field('email')} type="email" label={t('guest_email')} />
        <div className="meeting-form__when">
          <TextField {...field('entered')} type="time" label={t('entered')} />
          <TextField {...field('exited')} type="time" label={t('exited')} />
        </div>
        <Button>{t('guest_submit')}</Button>
      </Form>
    </section>
  )
}
