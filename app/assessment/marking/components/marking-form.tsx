import { Form, useNavigation } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import type { AnswerToMark } from '../answer-to-mark.server.ts'
import { markingMessages } from '../messages.ts'
import type { MarkingForm as Typed, MarkingRefusal } from '../schemas.ts'
import { AnswerComments } from './answer-comments.tsx'
import { RubricFields } from './rubric-fields.tsx'

export type Refused = { reason: MarkingRefusal; typed: Typed | null }

function Buttons({ turn }: { turn: AnswerToMark['turn'] }) {
  const t = useText(markingMessages)
  const busy = useNavigation().state === 'submitting'
  if (turn === null) return null
  if (turn === 'settle') {
    return (
      <Button name="intent" value="settle" disabled={busy}>
        {t('settle')}
      </Button>
    )
  }
  return (
    <>
      <p className="button-row">
        <Button name="intent" value="mark" disabled={busy}>
          {t('mark')}
        </Button>
        <Button name="intent" value="return" kind="outline" disabled={busy}>
          {t('return')}
        </Button>
      </p>
      <p className="muted small">{t('return_hint')}</p>
    </>
  )
}

/**
 * The reading to write: comments at the text, a level for each criterion, a comment on the whole. After a refusal it
 * holds what was written, also when there is nothing left to save.
 */
export function MarkingForm({ answer, refused }: { answer: AnswerToMark; refused: Refused | null }) {
  const t = useText(markingMessages)
  const { newest, rubric, turn } = answer
  const typed = refused?.typed ?? null
  return (
    <Form
      method="post"
      preventScrollReset
      className="marking"
      key={`${newest.number}-${turn}`}
      data-draft={`reading-${answer.id} ${newest.number}-${turn}`}
    >
      <input type="hidden" name="textNumber" value={newest.number} />
      <section className="marking__text" aria-labelledby="marking-text">
        <h2 id="marking-text">{t('answer')}</h2>
        <p className="muted small">{t('answer_help')}</p>
        <AnswerComments key={newest.number} text={newest.text} typed={typed?.comments ?? []} />
      </section>
      <section className="marking__rubric" aria-labelledby="marking-rubric">
        <h2 id="marking-rubric">{t('rubric')}</h2>
        <p className="muted small">{t('rubric_hint')}</p>
        <RubricFields rubric={rubric} typed={typed?.levels ?? []} />
        <TextArea
          name="comment"
          label={t('overall')}
          hint={t('overall_hint')}
          rows={5}
          maxLength={4000}
          defaultValue={typed?.comment ?? ''}
        />
        {refused && (
          <Alert kind="danger" title={t('refused_title')}>
            <p>{t(refused.reason)}</p>
          </Alert>
        )}
        <Buttons turn={turn} />
      </section>
    </Form>
  )
}
