import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { ViewRhythm } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { viewMessages } from '../messages.ts'
import type { ViewPage } from '../view-queries.server.ts'

type Refused = { intent: string; result: SubmissionResult } | undefined
type Props = { page: ViewPage; reply: Refused }

const resultOf = (reply: Refused, intent: string) => (reply?.intent === intent ? reply.result : undefined)

export function ShareBox({ isShared }: { isShared: boolean }) {
  const t = useText(viewMessages)
  return (
    <div className="field">
      <label>
        <input type="checkbox" name="share" aria-describedby="share-hint" defaultChecked={isShared} /> {t('share')}
      </label>
      <p className="field__hint" id="share-hint">
        {t('share_hint')}
      </p>
    </div>
  )
}

/** Name and sharing. */
export function ChangeForm({ page: { view }, reply }: Props) {
  const t = useText(viewMessages)
  const errors = useFormErrors(viewMessages, resultOf(reply, 'change'))
  return (
    <section className="section" aria-labelledby="change-title">
      <h2 id="change-title">{t('change_title')}</h2>
      <Form method="post" noValidate>
        <input type="hidden" name="intent" value="change" />
        <ErrorSummary errors={errors.summary} />
        <TextField
          name="name"
          label={t('name')}
          maxLength={80}
          autoComplete="off"
          errors={errors.of('name')}
          defaultValue={errors.typed('name') ?? view.name}
          required
        />
        <ShareBox isShared={view.isShared} />
        <Button kind="outline">{t('change')}</Button>
      </Form>
    </section>
  )
}

function Readers({ page: { people, view }, errors }: { page: ViewPage; errors: string[] | undefined }) {
  const t = useText(viewMessages)
  const error = errors?.length ? 'people-error' : undefined
  return (
    <fieldset className={`field${error ? ' field--wrong' : ''}`} aria-describedby={error} id="people">
      <legend>{t('people')}</legend>
      {people.map(({ personId, name, isReader, stopped }, index) => (
        <p key={personId} className="view-reader">
          <label>
            <input
              type="checkbox"
              name="people"
              value={personId}
              // Nobody yet: whoever sets it up gets it.
              defaultChecked={isReader || (index === 0 && view.rhythm === null && !stopped)}
              disabled={stopped === 'own_will'}
            />{' '}
            {index === 0 ? t('you', { name }) : name}
            {stopped && <span className="muted"> ({t(`stopped_${stopped}`)})</span>}
          </label>
        </p>
      ))}
      {error && (
        <p className="field__error" id={error}>
          {errors?.join(' ')}
        </p>
      )}
    </fieldset>
  )
}

/** How often a mail leads to the view, and whom. */
export function ScheduleForm({ page, reply }: Props) {
  const t = useText(viewMessages)
  const errors = useFormErrors(viewMessages, resultOf(reply, 'schedule'))
  const rhythms = ['none', ...Object.values(ViewRhythm)] as const
  return (
    <section className="section" aria-labelledby="schedule-title">
      <h2 id="schedule-title">{t('schedule_title')}</h2>
      <p>{t('schedule_lead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="intent" value="schedule" />
        <ErrorSummary errors={errors.summary} />
        <Select
          name="rhythm"
          label={t('rhythm')}
          errors={errors.of('rhythm')}
          defaultValue={errors.typed('rhythm') ?? page.view.rhythm ?? 'none'}
          options={rhythms.map((value) => ({ value, label: t(`rhythm_${value}`) }))}
        />
        <Readers page={page} errors={errors.of('people')} />
        <Button kind="outline">{t('schedule')}</Button>
      </Form>
    </section>
  )
}

export function DeleteForm() {
  const t = useText(viewMessages)
  return (
    <section className="section" aria-labelledby="delete-title">
      <h2 id="delete-title">{t('delete_title')}</h2>
      <p>{t('delete_hint')}</p>
      <Form method="post">
        <Button kind="danger" name="intent" value="delete">
          {t('delete')}
        </Button>
      </Form>
    </section>
  )
}

/** Whether its mails come to the viewer, and the way out and back. Nothing for who never had any. */
export function OwnMails({ page: { view } }: { page: ViewPage }) {
  const t = useText(viewMessages)
  if (!view.mails) return null
  const isComing = view.mails === 'coming'
  const coming = view.rhythm ? t('mails_coming', { rhythm: t(`rhythm_${view.rhythm}`) }) : t('mails_coming_none')
  return (
    <Form method="post" className="section">
      <p>{isComing ? coming : t('mails_stopped')}</p>
      <Button kind="outline" name="intent" value={isComing ? 'stop' : 'resume'}>
        {t(isComing ? 'stop' : 'resume')}
      </Button>
    </Form>
  )
}
