import { Form } from '@remix-run/react'
import type { ReminderChoice } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { reminderMessages } from '../messages.ts'
import { reminderChoices } from '../schemas.ts'

/** Which of the mails that may be refused the reader wants. */
export function ReminderChoices({ refused }: { refused: ReminderChoice[] }) {
  const t = useText(reminderMessages)
  return (
    <div className="section">
      <Card title={t('choices_title')}>
        <p>{t('choices_lead')}</p>
        <Form method="post">
          {reminderChoices.map((choice) => (
            <p key={choice}>
              <label>
                <input type="checkbox" name="wanted" value={choice} defaultChecked={!refused.includes(choice)} />{' '}
                {t(`choice_${choice}`)}
              </label>
            </p>
          ))}
          <Button kind="outline">{t('choices_save')}</Button>
        </Form>
      </Card>
    </div>
  )
}
