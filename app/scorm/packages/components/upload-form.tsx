import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import type { FormEvent } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { packageMessages } from '../messages.ts'
import { useUpload, type UploadState } from '../use-upload.ts'

type Props = {
  packages: readonly { name: string; title: string }[]
  replaces: string
  result: SubmissionResult | undefined
}

/** How far a file is, and the buttons to begin and to stop. */
function Progress({ state, onStop }: { state: UploadState; onStop: () => void }) {
  const t = useText(packageMessages)
  const isSending = state.kind === 'sending' || state.kind === 'waiting'
  return (
    <>
      {isSending && <ProgressBar percent={state.percent} label={t('sending', { percent: state.percent })} />}
      <p role="status">
        {state.kind === 'waiting' && t('waiting')}
        {state.kind === 'stopped' && t('stopped')}
      </p>
      <p className="button-row">
        <Button aria-disabled={isSending}>{t('send')}</Button>
        {isSending && (
          <Button kind="outline" type="button" onClick={onStop}>
            {t('stop')}
          </Button>
        )}
      </p>
    </>
  )
}

/** A file for the library of packages: in pieces with script, as a form without. */
export function PackageUploadForm({ packages, replaces, result }: Props) {
  const t = useText(packageMessages)
  const errors = useFormErrors(packageMessages, result)
  const upload = useUpload()
  const { state } = upload
  const send = (event: FormEvent<HTMLFormElement>) => {
    const given = new FormData(event.currentTarget)
    const file = given.get('file')
    const name = given.get('replaces')
    if (!(file instanceof File) || file.size === 0) return
    event.preventDefault()
    upload.send(file, typeof name === 'string' ? name : '')
  }
  const options = [
    { value: '', label: t('replaces_none') },
    ...packages.map(({ name, title }) => ({ value: name, label: title === name ? title : `${title} (${name})` })),
  ]
  return (
    <Form method="post" encType="multipart/form-data" className="card measure" noValidate onSubmit={send}>
      <ErrorSummary errors={errors.summary} />
      {state.kind === 'refused' && (
        <Alert kind="danger">
          <p>{t(state.reason)}</p>
        </Alert>
      )}
      <TextField
        name="file"
        type="file"
        accept=".zip,application/zip"
        label={t('file')}
        errors={errors.of('file')}
        required
      />
      {packages.length > 0 && (
        <Select
          name="replaces"
          label={t('replaces')}
          hint={t('replaces_hint')}
          options={options}
          defaultValue={replaces}
          errors={errors.of('replaces')}
        />
      )}
      <Progress state={state} onStop={upload.stop} />
      <noscript>
        <p className="muted">{t('add_small')}</p>
      </noscript>
    </Form>
  )
}
