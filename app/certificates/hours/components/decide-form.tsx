import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextArea, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import type { OfficeExternal } from '../external-queries.server.ts'
import { hoursMessages } from '../messages.ts'
import { asTypedHours } from '../schemas.ts'

/** Approve with the hours that count, or refuse with a reason; after a decision, the way to another. */
export function DecideForm({ external, result }: { external: OfficeExternal; result: SubmissionResult | undefined }) {
  const t = useText(hoursMessages)
  const { number } = useFormats()
  const errors = useFormErrors(hoursMessages, result)
  const { minutes, counted, verdict, decisions } = external
  const wrong = errors.of('verdict')
  const now = errors.typed('verdict')
  return (
    <Card title={t(decisions > 0 ? 'decide_again' : 'decide_title')}>
      {decisions > 0 && <p className="muted">{t('decide_again_hint')}</p>}
      <Form method="post" noValidate>
        <ErrorSummary errors={errors.summary} />
        <input type="hidden" name="after" value={decisions} />
        <fieldset className="field" id="verdict" aria-describedby={wrong ? 'verdict-error' : undefined}>
          <legend className="visually-hidden">{t('verdict_label')}</legend>
          {(['approved', 'refused'] as const).map((one) => (
            <label key={one} className="decide-choice">
              <input type="radio" name="verdict" value={one} defaultChecked={now === one} required />{' '}
              {t(`verdict_choice_${one}`)}
            </label>
          ))}
          {wrong && (
            <p className="field__error" id="verdict-error">
              {wrong.join(' ')}
            </p>
          )}
        </fieldset>
        <TextField
          name="hours"
          label={t('decide_hours')}
          hint={t('decide_hours_hint')}
          inputMode="decimal"
          autoComplete="off"
          maxLength={6}
          errors={errors.of('hours')}
          defaultValue={errors.typed('hours') ?? number(asTypedHours(verdict === 'approved' ? counted : minutes))}
        />
        <TextArea
          name="reason"
          label={t('decide_reason')}
          hint={t('decide_reason_hint')}
          rows={3}
          maxLength={1000}
          errors={errors.of('reason')}
          defaultValue={errors.typed('reason')}
        />
        <Button>{t('decide_submit')}</Button>
      </Form>
    </Card>
  )
}
