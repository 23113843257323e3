import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { ownMessages } from '../own-messages.ts'

/** The secret address of one's calendar: made, shown once, made anew. `address` is there right after it was made. */
export function CalendarFeed({ madeAt, address }: { madeAt: Date | null; address: string | undefined }) {
  const t = useText(ownMessages)
  const { dayOf } = useFormats()
  return (
    <section className="section" aria-labelledby="feed-title">
      <h2 id="feed-title">{t('feed_title')}</h2>
      <p>{t('feed_lead')}</p>
      {address && (
        <Alert kind="success">
          <p>{t('feed_once')}</p>
          <TextField name="address" label={t('feed_address')} value={address} readOnly />
          <p>
            <a className="button button--primary" href={address.replace(/^https?:/, 'webcal:')}>
              {t('feed_subscribe')}
            </a>
          </p>
        </Alert>
      )}
      {madeAt && !address && <p>{t('feed_made', { day: dayOf(madeAt) })}</p>}
      <Form method="post">
        <input type="hidden" name="intent" value="feed" />
        <Button kind="outline">{t(madeAt ? 'feed_renew' : 'feed_none')}</Button>
        {madeAt && <p className="field__hint">{t('feed_renew_hint')}</p>}
      </Form>
    </section>
  )
}
