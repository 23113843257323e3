import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button, LinkButton } from '#app/ui/components/button.tsx'
import { TextArea, TextField } from '#app/ui/components/field.tsx'
import { dutyMessages } from '../messages.ts'

export type ActFault = {
  field: 'reason' | 'endsOn' | 'lastDay'
  fault: 'reason_missing' | 'text_long' | 'day_wrong' | 'day_past' | 'waived_already'
}

function useFaultOf(fault: ActFault | undefined) {
  const t = useText(dutyMessages)
  return (field: ActFault['field']) => (fault?.field === field ? [t(fault.fault)] : undefined)
}

type WaiverProps = {
  person: { personId: string; givenName: string; familyName: string }
  back: string
  fault: ActFault | undefined
}

/** Asks why and until when somebody is excused. */
export function WaiverForm({ person, back, fault }: WaiverProps) {
  const t = useText(dutyMessages)
  const faultOf = useFaultOf(fault)
  const name = `${person.givenName} ${person.familyName}`
  return (
    <section className="section card" aria-labelledby="waive">
      <h2 className="card__title" id="waive">
        {t('waive_title', { name })}
      </h2>
      <p>{t('waive_text')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="person" value={person.personId} />
        <TextArea
          name="reason"
          rows={2}
          label={t('waive_reason')}
          hint={t('waive_reason_hint')}
          errors={faultOf('reason')}
        />
        <TextField name="endsOn" type="date" label={t('waive_until')} errors={faultOf('endsOn')} />
        <p className="button-row">
          <Button name="intent" value="waive">
            {t('waive_save')}
          </Button>
          <LinkButton kind="outline" to={back}>
            {t('cancel')}
          </LinkButton>
        </p>
      </Form>
    </section>
  )
}

/** Asks for the last day of a rule. */
export function CloseForm({ today, fault }: { today: string; fault: ActFault | undefined }) {
  const t = useText(dutyMessages)
  const faultOf = useFaultOf(fault)
  return (
    <section className="section" aria-labelledby="close-rule">
      <h2 id="close-rule">{t('close_title')}</h2>
      <p>{t('close_text')}</p>
      <Form method="post" noValidate>
        <TextField name="lastDay" type="date" label={t('close_day')} defaultValue={today} errors={faultOf('lastDay')} />
        <Button kind="danger" name="intent" value="close">
          {t('close_save')}
        </Button>
      </Form>
    </section>
  )
}
