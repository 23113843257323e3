import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import type { StampedRefusal } from '../stamped-refusal.ts'
import { registerMessages } from '../messages.ts'
import { registerPaths } from '../paths.ts'
import type { StampedRegister } from '../schemas.ts'

type Props = {
  edition: { ambitoSlug: string; editionId: string }
  stamped: StampedRegister[]
  /** Why none can be made now; null when one can. */
  refusal: StampedRefusal | null
  /** One was asked for and refused. */
  isRefused: boolean
}

/** The empty registers that were made before the first meeting, and the way to make one while it is time. */
export function StampedRegisters({ edition, stamped, refusal, isRefused }: Props) {
  const t = useText(registerMessages)
  const { moment } = useFormats()
  return (
    <section className="section">
      <h2>{t('stamped_title')}</h2>
      <p>{t('stamped_lead')}</p>
      {stamped.length > 0 && (
        <ul>
          {stamped.map(({ id, madeAt, people, sha256 }) => {
            const when = moment(new Date(madeAt))
            return (
              <li key={id}>
                <a
                  href={registerPaths.stamped({ ...edition, stampedId: id })}
                  aria-label={t('stamped_download', { moment: when })}
                >
                  {t('stamped_made', { moment: when, count: people })}
                </a>
                <br />
                <span className="muted small register__fingerprint">
                  {t('stamped_hash')}: <code>{sha256}</code>
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {refusal ? (
        isRefused ? (
          <Alert kind="warning">
            <p>{t(refusal)}</p>
          </Alert>
        ) : (
          <p className="muted">{t(refusal)}</p>
        )
      ) : (
        <Form method="post">
          <Button kind="outline">{t(stamped.length > 0 ? 'stamped_again' : 'stamped_make')}</Button>
          {stamped.length > 0 && <p className="field__hint">{t('stamped_again_hint')}</p>}
        </Form>
      )}
    </section>
  )
}
