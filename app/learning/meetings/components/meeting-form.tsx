import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors, type FormErrors } from '#app/ui/use-form-errors.ts'
import { meetingMessages } from '../messages.ts'
import { planMessages } from '../office-messages.ts'

type Teacher = { id: string; name: string; office: string }

export type MeetingDraft = {
  topic: string
  mode: string
  place: string
  url: string
  day: string
  from: string
  to: string
  teacherIds: string[]
}

type Props = {
  draft: MeetingDraft
  teachers: Teacher[]
  /** The period of the edition, civil days. */
  first: string
  last: string | undefined
  isNew: boolean
  result: SubmissionResult | undefined
}

type Part = Pick<Props, 'draft'> & { errors: FormErrors }

function Where({ draft, errors }: Part) {
  const t = useText(planMessages)
  const about = useText(meetingMessages)
  const modes = (['in_person', 'live_online'] as const).map((value) => ({ value, label: about(`mode_${value}`) }))
  return (
    <>
      <Select
        name="mode"
        label={t('mode')}
        options={modes}
        errors={errors.of('mode')}
        defaultValue={errors.typed('mode') ?? draft.mode}
      />
      <TextField
        name="place"
        label={t('place')}
        hint={t('place_hint')}
        errors={errors.of('place')}
        defaultValue={errors.typed('place') ?? draft.place}
      />
      <TextField
        name="url"
        inputMode="url"
        label={t('url')}
        hint={t('url_hint')}
        errors={errors.of('url')}
        defaultValue={errors.typed('url') ?? draft.url}
      />
    </>
  )
}

function When({ draft, errors, first, last }: Part & Pick<Props, 'first' | 'last'>) {
  const t = useText(planMessages)
  return (
    <div className="meeting-form__when">
      <TextField
        name="day"
        type="date"
        min={first}
        max={last}
        label={t('day')}
        errors={errors.of('day')}
        defaultValue={errors.typed('day') ?? draft.day}
      />
      {(['from', 'to'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          type="time"
          label={t(name)}
          errors={errors.of(name)}
          defaultValue={errors.typed(name) ?? draft[name]}
        />
      ))}
    </div>
  )
}

/** What an office writes about a meeting. */
export function MeetingEditor({ draft, teachers, first, last, isNew, result }: Props) {
  const t = useText(planMessages)
  const errors = useFormErrors(planMessages, result)
  const wrong = errors.of('teacherIds')
  const typed = result?.initialValue?.teacherIds
  const chosen = typed ? [typed].flat() : draft.teacherIds
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="intent" value="save" />
      <ErrorSummary errors={errors.summary} />
      <TextField
        name="topic"
        label={t('topic')}
        hint={t('topic_hint')}
        maxLength={200}
        errors={errors.of('topic')}
        defaultValue={errors.typed('topic') ?? draft.topic}
      />
      <When draft={draft} errors={errors} first={first} last={last} />
      <Where draft={draft} errors={errors} />
      <fieldset
        className="meeting-form__teachers"
        id="teacherIds"
        aria-describedby={wrong ? 'teachers-hint teachers-error' : 'teachers-hint'}
      >
        <legend>{t('teachers')}</legend>
        <p className="field__hint" id="teachers-hint">
          {t('teachers_hint')}
        </p>
        {teachers.map(({ id, name, office }) => (
          <label key={id} className="choice choice--open">
            <input type="checkbox" name="teacherIds" value={id} defaultChecked={chosen.includes(id)} />
            <span>
              {name}
              {office && <span className="muted"> · {office}</span>}
            </span>
          </label>
        ))}
        {wrong && (
          <p className="field__error" id="teachers-error">
            {wrong.join(' ')}
          </p>
        )}
      </fieldset>
      <label className="choice choice--open meeting-form__tell">
        <input type="checkbox" name="tell" defaultChecked />
        <span>{t('tell')}</span>
      </label>
      <div className="button-row">
        <Button>{t(isNew ? 'submit_new' : 'submit_change')}</Button>
      </div>
    </Form>
  )
}
