import { CreditState, CreditSystem } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import type { CreditDraft, EditionDraft } from '../edition-draft.ts'
import type { FormFaults } from '../edition-input.ts'
import { editionFormMessages } from '../form-messages.ts'
import { Chosen, Written } from './form-fields.tsx'

const systems = ['', ...Object.values(CreditSystem)] as const
const kinds = ['', 'formativi', 'deontologici'] as const

function Credit({ credit, index, faults }: { credit: CreditDraft; index: number; faults: FormFaults }) {
  const t = useText(editionFormMessages)
  const cell = (field: keyof CreditDraft) => ({
    name: `credits.${index}.${field}`,
    value: credit[field],
    faults,
  })
  const systemOptions = systems.map((value) => ({ value, label: t(value === '' ? 'credit_none' : `credit_${value}`) }))
  const kindOptions = kinds.map((value) => ({ value, label: t(value === '' ? 'kind_none' : `kind_${value}`) }))
  const stateOptions = Object.values(CreditState).map((value) => ({ value, label: t(`credit_${value}`) }))
  return (
    <fieldset className="form-row">
      <legend>{t('credit', { number: index + 1 })}</legend>
      <div className="form-grid">
        <Chosen {...cell('system')} label={t('credit_system')} options={systemOptions} />
        <Chosen {...cell('kind')} label={t('credit_kind')} options={kindOptions} />
        <Chosen {...cell('state')} label={t('credit_state')} options={stateOptions} />
        <Written {...cell('body')} label={t('credit_body')} />
        <Written {...cell('eventId')} label={t('event_id')} />
        <Written {...cell('requested')} label={t('requested')} inputMode="decimal" />
        <Written {...cell('granted')} label={t('granted')} inputMode="decimal" />
      </div>
    </fieldset>
  )
}

/** Credits asked of professional bodies. */
export function CreditRows({ credits, faults }: Pick<EditionDraft, 'credits'> & { faults: FormFaults }) {
  const t = useText(editionFormMessages)
  return (
    <section className="form-part" aria-labelledby="part-credits">
      <h2 id="part-credits">{t('part_credits')}</h2>
      <p className="muted">{t('credits_hint')}</p>
      {credits.map((credit, index) => (
        <Credit key={index} credit={credit} index={index} faults={faults} />
      ))}
      <Button kind="outline" name="intent" value="add:credits">
        {t('add_credit')}
      </Button>
    </section>
  )
}
