import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button, LinkButton } from '#app/ui/components/button.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import { participantMessages } from '../participant-messages.ts'

type Props = {
  person: { enrolmentId: string; givenName: string; familyName: string }
  back: string
  fault: 'reason_missing' | 'reason_long' | undefined
}

/** Asks why somebody is taken out of an edition. */
export function WithdrawForm({ person, back, fault }: Props) {
  const t = useText(participantMessages)
  const name = `${person.givenName} ${person.familyName}`
  return (
    <section className="section card" aria-labelledby="withdraw-title">
      <h2 className="card__title" id="withdraw-title">
        {t('withdraw_title', { name })}
      </h2>
      <p>{t('withdraw_text')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="enrolment" value={person.enrolmentId} />
        <TextArea
          name="reason"
          rows={2}
          label={t('withdraw_reason')}
          hint={t('withdraw_reason_hint')}
          errors={fault ? [t(fault)] : undefined}
        />
        <p className="button-row">
          <Button kind="danger" name="intent" value="withdraw">
            {t('withdraw_confirm')}
          </Button>
          <LinkButton kind="outline" to={back}>
            {t('cancel')}
          </LinkButton>
        </p>
      </Form>
    </section>
  )
}
