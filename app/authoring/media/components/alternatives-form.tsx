import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextArea, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { mediaFaultMessages } from '../fault-messages.ts'
import { libraryMessages } from '../library-messages.ts'

type Props = {
  kind: 'film' | 'sound'
  captions: string | null
  transcript: string | null
  result: SubmissionResult | undefined
  /** Of the line that is wrong, from 1. */
  line: number
}

/** The captions and the transcript of a film, or the transcript of a sound. */
export function AlternativesForm({ kind, captions, transcript, result, line }: Props) {
  const t = useText(libraryMessages)
  const errors = useFormErrors(mediaFaultMessages, result, { line })
  return (
    <section className="section" aria-labelledby="alternatives">
      <h2 id="alternatives">{t('alternatives')}</h2>
      <p className="measure">{t(`alternatives_${kind}`)}</p>
      <Form method="post" encType="multipart/form-data" className="card measure" noValidate>
        <ErrorSummary errors={errors.summary} />
        {kind === 'film' && (
          <TextField
            name="captions"
            type="file"
            accept=".vtt,text/vtt"
            label={t('captions')}
            hint={t(captions === null ? 'captions_hint' : 'captions_there')}
            errors={errors.of('captions')}
          />
        )}
        <TextArea
          name="transcript"
          rows={8}
          label={t('transcript')}
          hint={t('transcript_hint')}
          errors={errors.of('transcript')}
          defaultValue={errors.typed('transcript') ?? transcript ?? ''}
        />
        <Button name="intent" value="alternatives">
          {t('give')}
        </Button>
      </Form>
      {captions !== null && (
        <details className="fold">
          <summary>{t('see_captions')}</summary>
          <pre className="fold__content version-text">{captions}</pre>
        </details>
      )}
    </section>
  )
}
