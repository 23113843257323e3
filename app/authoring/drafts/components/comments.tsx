import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextArea, TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { draftMessages } from '../messages.ts'
import { draftPaths } from '../paths.ts'
import type { DraftCommentLine, ReviewState } from '../review-queries.server.ts'

function Comment({ slug, comment, title }: { slug: string; comment: DraftCommentLine; title: string }) {
  const t = useText(draftMessages)
  const { moment } = useFormats()
  const { id, path, line, text, writtenBy, writtenAt, isSettled } = comment
  return (
    <li className="card">
      <p>
        <Link to={draftPaths.write({ slug, path })}>
          {title}, {t('line', { line })}
        </Link>{' '}
        {isSettled && <Badge kind="success">{t('settled')}</Badge>}
      </p>
      <p>{text}</p>
      <p className="muted">
        {writtenBy}, {moment(writtenAt)}
      </p>
      {!isSettled && (
        <Form method="post">
          <Button kind="outline" className="button--small" name="commentId" value={id}>
            {t('settle')}
          </Button>
        </Form>
      )}
    </li>
  )
}

type Props = { slug: string; review: ReviewState; result: SubmissionResult | undefined }

/** What colleagues say of a draft, each by its lesson and line, and one more. */
export function Comments({ slug, review: { comments, lessons }, result }: Props) {
  const t = useText(draftMessages)
  const errors = useFormErrors(draftMessages, result)
  const titleOf = (path: string) => lessons.find((one) => one.path === path)?.title ?? path
  return (
    <section className="section" aria-labelledby="comments">
      <h2 id="comments">{t('comments')}</h2>
      {comments.length === 0 && <p>{t('comments_none')}</p>}
      <ul className="plain-list queue-list">
        {comments.map((comment) => (
          <Comment key={comment.id} slug={slug} comment={comment} title={titleOf(comment.path)} />
        ))}
      </ul>
      <details key={comments.length} className="fold" open={result !== undefined}>
        <summary>{t('comment_add')}</summary>
        <Form method="post" className="fold__content measure" noValidate>
          <ErrorSummary errors={errors.summary} />
          <Select
            name="path"
            label={t('comment_where')}
            defaultValue={errors.typed('path')}
            options={lessons.map(({ path, title }) => ({ value: path, label: title }))}
          />
          <TextField
            name="line"
            label={t('comment_line')}
            inputMode="numeric"
            errors={errors.of('line')}
            defaultValue={errors.typed('line')}
            required
          />
          <TextArea
            name="text"
            label={t('comment_text')}
            maxLength={4000}
            errors={errors.of('text')}
            defaultValue={errors.typed('text')}
            required
          />
          <Button kind="outline">{t('add')}</Button>
        </Form>
      </details>
    </section>
  )
}
