import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { reminderMessages } from '../messages.ts'
import type { Schedule } from '../schedule.ts'
import { weekdayKey } from '../weekday-key.ts'

/** Changes the schedule; what would go out by it can be seen before it is saved. */
export function ScheduleForm({ schedule, result }: { schedule: Schedule; result: SubmissionResult | undefined }) {
  const t = useText(reminderMessages)
  const errors = useFormErrors(reminderMessages, result)
  const weekdays = [1, 2, 3, 4, 5].map((day) => ({ value: String(day), label: t(weekdayKey(day)) }))
  const isOn = errors.typed('isOn') ?? (schedule.isOn ? 'on' : 'off')
  return (
    <section className="section" aria-labelledby="change-title">
      <h2 id="change-title">{t('change_title')}</h2>
      <p>{t('change_lead')}</p>
      <Form method="post" noValidate>
        <ErrorSummary errors={errors.summary} />
        <Select
          name="isOn"
          label={t('is_on')}
          errors={errors.of('isOn')}
          defaultValue={isOn}
          options={[
            { value: 'on', label: t('is_on_on') },
            { value: 'off', label: t('is_on_off') },
          ]}
        />
        <TextField
          name="daysBefore"
          label={t('days_before')}
          hint={t('days_before_hint')}
          autoComplete="off"
          maxLength={30}
          errors={errors.of('daysBefore')}
          defaultValue={errors.typed('daysBefore') ?? (result ? '' : schedule.daysBefore.join(', '))}
        />
        <TextField
          name="daysAfter"
          label={t('days_after')}
          hint={t('days_after_hint')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          errors={errors.of('daysAfter')}
          defaultValue={errors.typed('daysAfter') ?? String(schedule.daysAfter)}
          required
        />
        <Select
          name="digestWeekday"
          label={t('digest_weekday')}
          errors={errors.of('digestWeekday')}
          defaultValue={errors.typed('digestWeekday') ?? String(schedule.digestWeekday)}
          options={weekdays}
        />
        <p className="button-row">
          <Button kind="outline" name="intent" value="preview">
            {t('preview')}
          </Button>{' '}
          <Button name="intent" value="save">
            {t('save')}
          </Button>
        </p>
      </Form>
    </section>
  )
}
