import { Form, useNavigation } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Select, TextArea, TextField } from '#app/ui/components/field.tsx'
import type { FormFieldView, FormState } from '../activity-state.ts'
import type { Refusal } from '../exercise-form.ts'
import { fieldLimits } from '../fill-form.ts'
import { assessmentMessages } from '../messages.ts'
import { formMessages } from '../form-messages.ts'
import { ExerciseForm } from './exercise-form.tsx'
import { Html } from './html.tsx'
import { useFocusOnRefusal } from './use-focus-on-refusal.ts'
import { useFocusOnNew } from './use-focus-on-new.ts'

type Attempt = NonNullable<FormState['attempt']>
type Props = { state: FormState; answerIds: Record<string, string>; refusal: Refusal | null }

const isMissing = ({ id, required, text }: FormFieldView, refusal: Refusal | null) =>
  refusal?.reason === 'fields_missing' && required && (refusal.given?.[id] ?? text) === ''

function Control({ field, refusal }: { field: FormFieldView; refusal: Refusal | null }) {
  const t = useText(formMessages)
  const refused = useText(assessmentMessages)
  const { id, kind, label, required, hintHtml, options } = field
  const text = refusal?.given?.[id] ?? field.text
  const isRefused = refusal?.itemId === id && refusal.reason !== 'fields_missing'
  const errors = isMissing(field, refusal)
    ? [refused('field_empty')]
    : isRefused
      ? [refused(refusal.reason)]
      : undefined
  const shared = {
    name: `field-${id}`,
    id: `${id}-field`,
    label: required ? `${label} (${t('required')})` : label,
    hint: hintHtml && <Html inline html={hintHtml} />,
    defaultValue: text,
    errors,
    'aria-required': required,
  }
  if (kind === 'text') return <TextArea {...shared} rows={5} maxLength={fieldLimits.text} />
  if (kind === 'choice') {
    const choices = options.map((option) => ({ value: option, label: option }))
    return <Select {...shared} options={[{ value: '', label: `${t('choose')} …` }, ...choices]} />
  }
  if (kind === 'date') return <TextField {...shared} type="date" />
  return <TextField {...shared} maxLength={fieldLimits.line} autoComplete="off" />
}

/** Why a form was not taken; required fields that are empty are links to them (WCAG 3.3.1). */
function Refused({ refusal, fields, id }: { refusal: Refusal; fields: FormFieldView[]; id: string }) {
  const refused = useText(assessmentMessages)
  const missing = fields.filter((field) => isMissing(field, refusal))
  return (
    <div id={id} tabIndex={-1}>
      <Alert kind="warning">
        <p>{refused(refusal.reason)}</p>
        {missing.length > 0 && (
          <ul>
            {missing.map((field) => (
              <li key={field.id}>
                <a href={`#${field.id}-field`}>{field.label}</a>
              </li>
            ))}
          </ul>
        )}
      </Alert>
    </div>
  )
}

/** One form for all the fields; saving comes first, so that the Enter key never hands in. */
function OpenForm({ state, answerIds, refusal, attempt }: Props & { attempt: Attempt }) {
  const t = useText(formMessages)
  const busy = useNavigation().state === 'submitting'
  const { fields } = attempt
  const refusedId = `${state.id}-refused`
  useFocusOnRefusal(refusal, refusedId)
  const saved = fields.filter(({ text }) => text !== '').length
  const draft = `form-${attempt.id} ${fields.map(({ text }) => text.length).join('.')}`
  return (
    <Form method="post" preventScrollReset className="exercise__form" noValidate data-draft={draft}>
      <input type="hidden" name="attemptId" value={attempt.id} />
      <input type="hidden" name="activityId" value={state.id} />
      {fields.map((field) => (
        <div key={field.id} id={field.id}>
          <input type="hidden" name={`answer-${field.id}`} value={answerIds[field.id] ?? ''} />
          <Control field={field} refusal={refusal} />
        </div>
      ))}
      {refusal && <Refused refusal={refusal} fields={fields} id={refusedId} />}
      <p className="muted" role="status">
        {t('filled_count', { count: saved, total: fields.length })}. {t('hand_in_hint')}
      </p>
      <p className="button-row">
        <Button kind="outline" name="intent" value="save-form" disabled={busy}>
          {t('save_form')}
        </Button>
        <Button name="intent" value="hand-in-form" disabled={busy}>
          {t('hand_in_form')}
        </Button>
      </p>
    </Form>
  )
}

/** A day as people write it; any other text as it is. */
function useShownText() {
  const { day } = useFormats()
  return ({ kind, text }: FormFieldView) => (kind === 'date' && text ? day(text) : text)
}

/** What was written and what could have been, field by field. */
function Comparison({ fields }: Pick<Attempt, 'fields'>) {
  const t = useText(formMessages)
  const shown = useShownText()
  return fields.map((field) => (
    <section key={field.id} className="form-compare" aria-labelledby={`${field.id}-label`}>
      <h3 id={`${field.id}-label`}>{field.label}</h3>
      <div className="form-compare__sides">
        <div>
          <h4>{t('yours')}</h4>
          <p className={field.text ? 'form-compare__own' : 'muted'}>{shown(field) || t('left_empty')}</p>
        </div>
        <div className="form-compare__model">
          <h4>{t('model')}</h4>
          <Html html={field.model?.html ?? ''} />
        </div>
      </div>
      {field.model?.whyHtml && (
        <div className="form-compare__why">
          <h4>{t('why')}</h4>
          <Html html={field.model.whyHtml} />
        </div>
      )}
    </section>
  ))
}

/** A form to fill in: who the family is, the fields, and once it is handed in the two compilations side by side. */
export function FormPanel(props: Props) {
  const { state } = props
  const t = useText(formMessages)
  const notes = useText(assessmentMessages)
  const { attempt, id, canStart, introHtml } = state
  const focusTarget = useFocusOnNew(attempt ? String(attempt.submitted) : null)
  const start = { intent: 'start-attempt', activityId: id }
  return (
    <>
      <details className="form-intro" open={!attempt?.submitted}>
        <summary>{t('form_intro')}</summary>
        <Html html={introHtml} />
      </details>
      {!attempt && (
        <>
          <p className="muted">{notes('private_note_form')}</p>
          <ExerciseForm fields={start} label={t('start_form')} />
        </>
      )}
      {attempt && !attempt.submitted && <OpenForm key={attempt.id} {...props} attempt={attempt} />}
      {attempt?.submitted && (
        <div id={`${id}-now`} ref={focusTarget} tabIndex={-1}>
          <Alert kind="success">{t('form_done')}</Alert>
          <Comparison fields={attempt.fields} />
          {canStart && <ExerciseForm fields={start} label={t('retry_form')} kind="outline" />}
        </div>
      )}
    </>
  )
}
