import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import type { RefusedUpload } from '../keep-upload.server.ts'
import { importMessages } from '../messages.ts'
import { RefusedNews } from './refused-news.tsx'

type Props = {
  /** A folder alone, or documents too. */
  takes: 'folder' | 'all'
  reply: { result: SubmissionResult | null; refused: RefusedUpload | null } | undefined
}

const endings = { folder: '.zip', all: '.docx,.md,.mdx,.markdown,.txt,.gift,.xml,.zip' } as const

/** Where a file is sent to be read; nothing is written of it yet. */
export function ImportForm({ takes, reply }: Props) {
  const t = useText(importMessages)
  const errors = useFormErrors(importMessages, reply?.result ?? undefined)
  return (
    <>
      {reply?.refused && <RefusedNews refused={reply.refused} />}
      <Form method="post" encType="multipart/form-data" className="card measure" noValidate>
        <ErrorSummary errors={errors.summary} />
        <TextField
          name="file"
          type="file"
          accept={endings[takes]}
          label={t('file')}
          hint={t(takes === 'folder' ? 'zip_hint' : 'file_hint')}
          errors={errors.of('file')}
          required
        />
        <Button>{t('read')}</Button>
      </Form>
    </>
  )
}
