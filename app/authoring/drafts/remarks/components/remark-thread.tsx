import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { remarkMessages } from '../messages.ts'
import type { Remark } from '../remark-queries.server.ts'
import { SayForm } from './say-form.tsx'

type Props = { remark: Remark; result: SubmissionResult | undefined }

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
          <SayForm
            id={`reply-${id}`}
            fold="reply"
            send="reply"
            rows={2}
            hidden={{ commentId: id }}
            refused={result?.initialValue?.commentId === id ? result : undefined}
          />
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
