import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { remarkMessages } from '../messages.ts'
import type { Remark } from '../remark-queries.server.ts'

type Props = { remark: Remark; result: SubmissionResult | undefined }

function Answer({ remark: { id }, result }: Props) {
  const t = useText(remarkMessages)
  const refused = result?.initialValue?.commentId === id ? result : undefined
  const errors = useFormErrors(remarkMessages, refused)
  return (
    <details className="fold" open={refused !== undefined}>
      <summary>{t('reply')}</summary>
      <Form method="post" className="fold__content" noValidate>
        <input type="hidden" name="commentId" value={id} />
        <TextArea
          name="text"
          id={`reply-${id}`}
          label={t('reply_text')}
          rows={2}
          maxLength={4000}
          errors={errors.of('text')}
          defaultValue={errors.typed('text')}
          required
        />
        <Button kind="outline" className="button--small">
          {t('reply')}
        </Button>
      </Form>
    </details>
  )
}

/** What somebody said of a part of a lesson, what was answered, and whether it is done with. */
export function RemarkThread({ remark, result }: Props) {
  const t = useText(remarkMessages)
  const { moment } = useFormats()
  const { id, text, writtenBy, writtenAt, isSettled, replies } = remark
  return (
    <article className="remark" id={`remark-${id}`}>
      <p className="remark__text">
        {text} {isSettled && <Badge kind="success">{t('settled')}</Badge>}
      </p>
      <p className="muted small">{t('said', { who: writtenBy, when: moment(writtenAt) })}</p>
      {replies.map((reply) => (
        <div key={reply.id} className="remark__reply">
          <p className="remark__text">{reply.text}</p>
          <p className="muted small">{t('said', { who: reply.writtenBy, when: moment(reply.writtenAt) })}</p>
        </div>
      ))}
      {!isSettled && (
        <div className="remark__acts">
          <Answer remark={remark} result={result} />
          <Form method="post">
            <Button kind="outline" className="button--small" name="settle" value={id}>
              {t('settle')}
            </Button>
          </Form>
        </div>
      )}
    </article>
  )
}
