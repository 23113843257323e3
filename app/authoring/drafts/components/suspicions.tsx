import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { draftMessages } from '../messages.ts'
import { draftPaths } from '../paths.ts'
import { pseudonymOf } from '../pseudonym.ts'
import type { Suspicion } from '../real-people-queries.server.ts'

type Props = { slug: string; suspicions: readonly Suspicion[]; result: SubmissionResult | undefined }

function OneSuspicion({ slug, suspicion, result }: Omit<Props, 'suspicions'> & { suspicion: Suspicion }) {
  const t = useText(draftMessages)
  const { path, kind, text, line, reason } = suspicion
  const isThis = result?.initialValue?.kind === kind && result.initialValue.words === text
  const errors = useFormErrors(draftMessages, isThis ? result : undefined)
  return (
    <li className="card">
      <p>
        <strong>{text}</strong>{' '}
        <span className="muted">
          {t(`looks_${kind}`)},{' '}
          <Link to={draftPaths.write({ slug, path })}>
            {path}, {t('line', { line })}
          </Link>
        </span>
      </p>
      {reason === null ? (
        <>
          <p>{t(`instead_${kind}`, { name: pseudonymOf(text) })}</p>
          <Form method="post" noValidate>
            <input type="hidden" name="kind" value={kind} />
            <input type="hidden" name="words" value={text} />
            <TextField
              name="reason"
              id={`reason-${kind}-${text.replace(/\P{L}+/gu, '-')}`}
              label={t('reason')}
              hint={t('reason_hint')}
              maxLength={500}
              autoComplete="off"
              errors={errors.of('reason')}
              defaultValue={errors.typed('reason')}
              required
            />
            <Button kind="outline" className="button--small">
              {t('explain')}
            </Button>
          </Form>
        </>
      ) : (
        <p className="muted">{t('explained', { reason })}</p>
      )}
    </li>
  )
}

/** Words that look like a real person's data: to be changed, or explained once. Nothing where there are none. */
export function Suspicions({ slug, suspicions, result }: Props) {
  const t = useText(draftMessages)
  if (suspicions.length === 0) return null
  return (
    <section aria-labelledby="real-people">
      <h3 id="real-people">{t('real_people')}</h3>
      <p className="measure">{t('real_people_lead')}</p>
      <ul className="plain-list queue-list">
        {suspicions.map((suspicion) => (
          <OneSuspicion key={`${suspicion.kind} ${suspicion.text}`} slug={slug} suspicion={suspicion} result={result} />
        ))}
      </ul>
    </section>
  )
}
