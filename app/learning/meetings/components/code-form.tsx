import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import type { RefusedScan } from '../check-in.server.ts'
import { ownMessages } from '../own-messages.ts'
import { ScanRefusal } from './scan-refusal.tsx'

type Props = { result: SubmissionResult | undefined; refusal: RefusedScan | undefined }

/** For whoever has no camera: the code at the door, typed. */
export function CodeForm({ result, refusal }: Props) {
  const t = useText(ownMessages)
  const errors = useFormErrors(ownMessages, result)
  return (
    <section className="card card--accent" aria-labelledby="type-title">
      <h2 id="type-title" className="card__title">
        {t('type_title')}
      </h2>
      <p>{t('type_lead')}</p>
      <ErrorSummary errors={errors.summary} />
      {refusal && <ScanRefusal refusal={refusal} />}
      <Form method="post" className="code-form" noValidate>
        <input type="hidden" name="intent" value="code" />
        <TextField
          name="code"
          label={t('type_code')}
          errors={errors.of('code')}
          defaultValue={errors.typed('code')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={12}
        />
        <Button>{t('type_submit')}</Button>
      </Form>
    </section>
  )
}
