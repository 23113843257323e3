import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors, type FormErrors } from '#app/ui/use-form-errors.ts'
import { socialWorkerMessages } from '../messages.ts'
import { rollRegions, rollSections, type SocialWorkerRoll } from '../schemas.ts'

type Props = {
  roll: SocialWorkerRoll | null
  result: SubmissionResult | undefined
  /** What was just done. */
  done: 'kept' | 'removed' | null
}

function RollFields({ roll, errors }: Pick<Props, 'roll'> & { errors: FormErrors }) {
  const t = useText(socialWorkerMessages)
  const none = { value: '', label: t('choose') }
  const regions = rollRegions.map((region) => ({ value: region, label: region }))
  const sections = rollSections.map((section) => ({ value: section, label: t(`section_${section}`) }))
  return (
    <>
      <Select
        name="region"
        label={t('region')}
        options={[none, ...regions]}
        errors={errors.of('region')}
        defaultValue={errors.typed('region') ?? roll?.region ?? ''}
        required
      />
      <Select
        name="section"
        label={t('section')}
        options={[none, ...sections]}
        errors={errors.of('section')}
        defaultValue={errors.typed('section') ?? roll?.section ?? ''}
        required
      />
      <TextField
        name="number"
        label={t('number')}
        hint={t('number_hint')}
        autoComplete="off"
        maxLength={20}
        errors={errors.of('number')}
        defaultValue={errors.typed('number') ?? roll?.number ?? ''}
        required
      />
    </>
  )
}

/** Where a social worker is on the roll: given to have credits counted, and taken back. */
export function RollForm({ roll, result, done }: Props) {
  const t = useText(socialWorkerMessages)
  const errors = useFormErrors(socialWorkerMessages, result)
  return (
    <Card>
      <details className="card__details" open={roll !== null || done !== null || result !== undefined}>
        <summary>
          <h2 className="card__title">{t('title')}</h2>
        </summary>
        {done && !result && (
          <p className="alert alert--success" role="status">
            {t(`done_${done}`)}
          </p>
        )}
        <p className="muted">{t('lead')}</p>
        {/* Keyed by what is kept: fields that show it forget it when it goes. */}
        <Form key={roll === null ? 'none' : 'kept'} method="post" noValidate>
          <ErrorSummary errors={errors.summary} />
          <RollFields roll={roll} errors={errors} />
          {roll && <p className="muted">{t('remove_hint')}</p>}
          <p className="button-row">
            <Button name="intent" value="keep-roll">
              {t('save')}
            </Button>
            {roll && (
              <Button name="intent" value="remove-roll" kind="outline">
                {t('remove')}
              </Button>
            )}
          </p>
        </Form>
      </details>
    </Card>
  )
}
