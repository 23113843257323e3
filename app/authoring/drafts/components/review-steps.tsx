import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button, LinkButton } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { draftMessages } from '../messages.ts'
import { draftPaths } from '../paths.ts'
import type { ReviewState } from '../review-queries.server.ts'

const kinds = { writing: 'neutral', waiting: 'info', returned: 'warning', approved: 'success' } as const

type Refusal = 'faults' | 'real_people' | 'nothing_new' | 'changed_meanwhile'
type Props = { slug: string; review: ReviewState; refused: Refusal | null; result: SubmissionResult | undefined }

function DecideForm({ result }: { result: SubmissionResult | undefined }) {
  const t = useText(draftMessages)
  const errors = useFormErrors(draftMessages, result)
  return (
    <Form method="post" className="measure" noValidate>
      <h2>{t('decide_title')}</h2>
      <ErrorSummary errors={errors.summary} />
      <TextArea
        name="note"
        label={t('note')}
        hint={t('note_hint')}
        maxLength={4000}
        errors={errors.of('note')}
        defaultValue={errors.typed('note')}
      />
      <p className="button-row">
        <Button name="decision" value="approved">
          {t('approve')}
        </Button>
        <Button name="decision" value="returned" kind="outline">
          {t('give_back')}
        </Button>
      </p>
    </Form>
  )
}

function Submit() {
  const t = useText(draftMessages)
  return (
    <Form method="post" className="measure">
      <p>{t('submit_text')}</p>
      <Button name="intent" value="submit">
        {t('submit')}
      </Button>
    </Form>
  )
}

function Withdraw() {
  const t = useText(draftMessages)
  return (
    <Form method="post" className="measure">
      <p>{t('withdraw_text')}</p>
      <Button name="intent" value="withdraw" kind="outline">
        {t('withdraw')}
      </Button>
    </Form>
  )
}

function Publish({ slug, underWay }: { slug: string; underWay: number }) {
  const t = useText(draftMessages)
  return (
    <div className="measure">
      <p>
        {t('publish_text')} {underWay > 0 && t('under_way', { count: underWay })}
      </p>
      <LinkButton to={draftPaths.publish({ slug })}>{t('publish')}</LinkButton>
    </div>
  )
}

/** How far a draft is, and the one thing to do next. */
export function ReviewSteps({ slug, review, refused, result }: Props) {
  const t = useText(draftMessages)
  const { moment } = useFormats()
  const { stage, submitted, decided, canDecide, canWithdraw, underWay, comments } = review
  const open = comments.filter(({ isSettled }) => !isSettled).length
  return (
    <section className="card">
      {refused && (
        <Alert kind="danger">
          <p>{t(refused === 'real_people' ? 'real_people_refused' : refused)}</p>
        </Alert>
      )}
      <p>
        <Badge kind={kinds[stage]}>{t(`stage_${stage}`)}</Badge>
      </p>
      {submitted && <p className="muted">{t('submitted', { when: moment(submitted.at), who: submitted.by })}</p>}
      {decided && <p className="muted">{t('decided', { when: moment(decided.at), who: decided.by })}</p>}
      {decided?.note && <blockquote>{decided.note}</blockquote>}
      {open > 0 && (
        <Alert kind="warning">
          <p>
            <a href="#remarks">{t('comments_open', { count: open })}</a>
          </p>
        </Alert>
      )}
      {(stage === 'writing' || stage === 'returned') && <Submit />}
      {canDecide && <DecideForm result={result} />}
      {stage === 'waiting' && !canDecide && <p>{t('decide_other')}</p>}
      {canWithdraw && <Withdraw />}
      {stage === 'approved' && <Publish slug={slug} underWay={underWay} />}
    </section>
  )
}
