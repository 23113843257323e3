import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { remarkMessages } from '../messages.ts'

type Props = {
  /** Of the field on its page. */
  id: string
  fold: 'remark' | 'reply'
  send: 'send' | 'reply'
  rows: number
  /** What the words are about. */
  hidden: Record<string, string | number>
  /** The reply to this form where it was refused. */
  refused: SubmissionResult | undefined
}

/** Something to say, folded until somebody wants to; open where it was refused. */
export function SayForm({ id, fold, send, rows, hidden, refused }: Props) {
  const t = useText(remarkMessages)
  const errors = useFormErrors(remarkMessages, refused)
  return (
    <details className="fold" open={refused !== undefined}>
      <summary>{t(fold)}</summary>
      <Form method="post" className="fold__content" noValidate>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextArea
          name="text"
          id={id}
          label={t(`${fold}_text`)}
          rows={rows}
          maxLength={4000}
          errors={errors.of('text')}
          defaultValue={errors.typed('text')}
          required
        />
        <Button kind="outline" className="button--small">
          {t(send)}
        </Button>
      </Form>
    </details>
  )
}
