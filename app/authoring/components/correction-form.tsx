import { Form } from '@remix-run/react'
import type { KeyProposal } from '#app/assessment/correct-question.ts'
import { Html } from '#app/assessment/components/html.tsx'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextArea, TextField } from '#app/ui/components/field.tsx'
import type { CorrectableQuestion } from '../correctable-question.server.ts'
import { correctionMessages } from '../correction-messages.ts'
import { useShares } from './question-figures.tsx'

type KeyProps = { question: CorrectableQuestion; given: KeyProposal }

function Choices({ question, given }: KeyProps) {
  const t = useText(correctionMessages)
  const { percent } = useShares()
  const right = given.kind === 'choices' ? given.right : []
  const isHidden = question.choices.some(({ taken }) => taken === null)
  return (
    <>
      <p className="field__hint">
        {t(question.type === 'single' ? 'choices_hint_single' : 'choices_hint_multiple')}{' '}
        {isHidden && t('choice_hidden')}
      </p>
      {question.choices.map(({ id, html, taken, share }) => (
        <label key={id} className="choice choice--open correction__choice">
          <input type="checkbox" name="right" value={id} defaultChecked={right.includes(id)} />
          <Html inline html={html} />
          {taken !== null && (
            <span className="correction__taken muted">
              <meter min={0} max={1} value={share}>
                {percent(share)}
              </meter>
              <span>{t('choice_taken', { count: taken, share: percent(share) })}</span>
            </span>
          )}
        </label>
      ))}
    </>
  )
}

function Order({ question, given }: KeyProps) {
  const t = useText(correctionMessages)
  const order = given.kind === 'order' ? given.order : []
  return question.items.map(({ id, text }) => (
    <label key={id} className="order-line">
      <select name={`position-${id}`} defaultValue={String(order.indexOf(id) + 1)}>
        {question.items.map((_item, index) => (
          <option key={index} value={index + 1}>
            {index + 1}
          </option>
        ))}
      </select>
      <span className="visually-hidden">{t('position_of')} </span>
      <span>{text}</span>
    </label>
  ))
}

function Match({ question, given }: KeyProps) {
  const pairs = given.kind === 'match' ? given.pairs : {}
  return question.items.map(({ id, text }) => (
    <label key={id} className="match-line">
      <span>{text}</span>
      <select name={`pair-${id}`} defaultValue={pairs[id] ?? id}>
        {question.rights.map((right) => (
          <option key={right.id} value={right.id}>
            {right.text}
          </option>
        ))}
      </select>
    </label>
  ))
}

function Written({ question, given }: KeyProps) {
  const t = useText(correctionMessages)
  if (given.kind === 'short') {
    const lines = given.accepted.join('\n')
    return <TextArea name="accepted" label={t('accepted')} hint={t('accepted_hint')} defaultValue={lines} />
  }
  if (given.kind !== 'numeric') return null
  const unit = question.unit && ` (${question.unit})`
  const number = { inputMode: 'decimal', autoComplete: 'off', maxLength: 40 } as const
  return (
    <>
      <TextField name="value" label={`${t('value')}${unit}`} defaultValue={given.value} {...number} />
      <TextField name="tolerance" label={`${t('tolerance')}${unit}`} defaultValue={given.tolerance} {...number} />
    </>
  )
}

const controls = { choices: Choices, order: Order, match: Match, short: Written, numeric: Written }

export type CorrectionDraft = { key: KeyProposal; annul: boolean; reason: string }

type Props = {
  question: CorrectableQuestion
  /** What was sent before, to go on from. */
  draft: CorrectionDraft | null
  errors: { key: string | null; reason: string | null }
  correctionId: string
  /** Of the numbers shown; null before they are. */
  fingerprint: string | null
}

function WhatToDo({ annul }: { annul: boolean }) {
  const t = useText(correctionMessages)
  return (
    <fieldset>
      <legend>{t('what')}</legend>
      <label className="choice choice--open">
        <input type="radio" name="what" value="key" defaultChecked={!annul} />
        <span>{t('what_key')}</span>
      </label>
      <label className="choice choice--open">
        <input type="radio" name="what" value="annul" defaultChecked={annul} aria-describedby="annul-hint" />
        <span>
          {t('what_annul')}
          <span className="field__hint correction__hint" id="annul-hint">
            {t('what_annul_hint')}
          </span>
        </span>
      </label>
    </fieldset>
  )
}

/** The key of a question as its learners see the question, prefilled with the one in force; plain HTML. */
export function CorrectionForm({ question, draft, errors, correctionId, fingerprint }: Props) {
  const t = useText(correctionMessages)
  const given = draft?.key ?? question.key
  const Controls = controls[question.key.kind]
  const reasonErrors = errors.reason ? [errors.reason] : undefined
  return (
    <Form method="post" noValidate className="card correction" id="correction">
      <input type="hidden" name="correctionId" value={correctionId} />
      <input type="hidden" name="fingerprint" value={fingerprint ?? ''} />
      <WhatToDo annul={draft?.annul ?? question.annulled} />
      <fieldset id="key" aria-describedby={errors.key ? 'key-error' : undefined}>
        <legend>{t('key_now')}</legend>
        <Controls question={question} given={given} />
        {errors.key && (
          <p className="field__error" id="key-error">
            {errors.key}
          </p>
        )}
      </fieldset>
      <TextArea
        name="reason"
        label={t('reason')}
        hint={t('reason_hint')}
        maxLength={1000}
        defaultValue={draft?.reason ?? ''}
        errors={reasonErrors}
      />
      <div className="correction__actions">
        <Button name="intent" value="preview" kind={fingerprint ? 'outline' : 'primary'}>
          {t('see_changes')}
        </Button>
        {fingerprint && (
          <Button name="intent" value="confirm" aria-describedby="confirm-hint">
            {t('confirm')}
          </Button>
        )}
      </div>
      {fingerprint && (
        <p className="field__hint" id="confirm-hint">
          {t('confirm_hint')}
        </p>
      )}
    </Form>
  )
}
