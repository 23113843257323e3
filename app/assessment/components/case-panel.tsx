import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import type { CaseState, CaseStep } from '../activity-state.ts'
import type { Refusal } from '../exercise-form.ts'
import { assessmentMessages } from '../messages.ts'
import { caseMessages } from '../case-messages.ts'
import { CaseEnding } from './case-ending.tsx'
import { CaseGiven } from './case-given.tsx'
import { CaseStart, PreviousRuns } from './case-runs.tsx'
import { ExerciseForm } from './exercise-form.tsx'
import { Html } from './html.tsx'
import { LengthCount } from './length-count.tsx'
import { useFocusOnRefusal } from './use-focus-on-refusal.ts'
import { useFocusOnNew } from './use-focus-on-new.ts'

type Props = { state: CaseState; answerIds: Record<string, string>; refusal: Refusal | null }
type Fields = Record<string, string>

/** The path so far as a quiet line of dots; the scene one is in has its title beneath. */
function Path({ steps, finished }: { steps: CaseStep[]; finished: boolean }) {
  const t = useText(caseMessages)
  if (steps.length < 2) return null
  const isHere = (index: number) => !finished && index === steps.length - 1
  return (
    <ol className="case-path" aria-label={t('path')}>
      {steps.map(({ sceneId, title }, index) => (
        <li key={sceneId} aria-current={isHere(index) ? 'step' : undefined}>
          <span>{isHere(index) ? t('path_here') : title}</span>
        </li>
      ))}
    </ol>
  )
}

function Decision({ step, fields, refusal }: { step: CaseStep; fields: Fields; refusal: Refusal | null }) {
  const t = useText(caseMessages)
  const refused = useText(assessmentMessages)
  const { decision } = step
  const aboutReason = refusal?.reason.startsWith('reason_') ?? false
  const errorId = `${fields.itemId}-error`
  useFocusOnRefusal(refusal, aboutReason ? `${fields.itemId}-reason` : errorId)
  if (!decision) return null
  const { reasonMin: min, reasonMax: max } = decision
  const typed = refusal?.value?.type === 'decision' ? refusal.value : null
  const promptId = `${decision.id}-prompt`
  return (
    <ExerciseForm fields={{ ...fields, type: 'decision' }} label={t('decide')}>
      <div role="radiogroup" aria-labelledby={promptId}>
        <Html html={decision.promptHtml} id={promptId} className="quiz__prompt" />
        {decision.options.map(({ id, html }) => (
          <label key={id} className="choice choice--open choice--wide">
            <input type="radio" name="option" value={id} defaultChecked={typed?.option === id} />
            <Html inline html={html} />
          </label>
        ))}
        {refusal && !aboutReason && (
          <p className="field__error" role="alert" id={errorId} tabIndex={-1}>
            {refused(refusal.reason)}
          </p>
        )}
      </div>
      <TextArea
        name="reason"
        id={`${decision.id}-reason`}
        label={t('reason')}
        hint={t('length_hint', { min, max })}
        maxLength={4000}
        beneath={<LengthCount fieldId={`${decision.id}-reason`} {...{ min, max }} />}
        defaultValue={typed?.reason ?? ''}
        errors={refusal && aboutReason ? [refused(refusal.reason, { min, max })] : undefined}
      />
      <label className="case__share">
        <input type="checkbox" name="share" value="on" defaultChecked={refusal?.share ?? false} />{' '}
        <span>{t('share_reason')}</span>
      </label>
    </ExerciseForm>
  )
}

function Reflection({ step, fields, refusal }: { step: CaseStep; fields: Fields; refusal: Refusal | null }) {
  const t = useText(caseMessages)
  const refused = useText(assessmentMessages)
  const { reflection } = step
  useFocusOnRefusal(refusal, `${fields.itemId}-text`)
  if (!reflection) return null
  const { min, max } = reflection
  const typed = refusal?.value?.type === 'reflection' ? refusal.value.text : ''
  return (
    <ExerciseForm fields={{ ...fields, type: 'reflection' }} label={t('save_reflection')}>
      <Html html={reflection.promptHtml} className="quiz__prompt" />
      {reflection.marked && <p className="muted">{t('marked_here')}</p>}
      <TextArea
        name="text"
        id={`${reflection.id}-text`}
        label={t('your_reflection')}
        hint={t('length_hint', { min, max })}
        maxLength={4000}
        beneath={<LengthCount fieldId={`${reflection.id}-text`} {...{ min, max }} />}
        defaultValue={typed}
        errors={refusal ? [refused(refusal.reason, { min, max })] : undefined}
      />
    </ExerciseForm>
  )
}

function Scene({ step, focusTarget }: { step: CaseStep; focusTarget: (element: HTMLElement | null) => void }) {
  return (
    <>
      {step.outcomeHtml && <Html html={step.outcomeHtml} className="case__outcome" />}
      <h3 ref={focusTarget} tabIndex={-1}>
        {step.title}
      </h3>
      <Html html={step.html} />
    </>
  )
}

function Pending({ state, answerIds, refusal }: Props) {
  const t = useText(caseMessages)
  const { attempt } = state
  const step = attempt?.steps.at(-1)
  if (!attempt?.pending || !step) return null
  const { kind, itemId } = attempt.pending
  const fields = {
    intent: 'answer',
    attemptId: attempt.id,
    activityId: state.id,
    itemId,
    answerId: answerIds[itemId] ?? '',
  }
  if (kind === 'decision') return <Decision step={step} fields={fields} refusal={refusal} />
  if (kind === 'reflection') return <Reflection step={step} fields={fields} refusal={refusal} />
  return <ExerciseForm fields={{ ...fields, type: 'continue' }} label={t('continue')} />
}

/** A case: one scene at a time, what was decided before it, and at the end the readings of others. */
export function CasePanel(props: Props) {
  const { state, refusal } = props
  const t = useText(caseMessages)
  const refused = useText(assessmentMessages)
  const { attempt, id, canStart } = state
  const scene = attempt?.ending ? 'ending' : attempt?.steps.at(-1)?.sceneId
  const focusTarget = useFocusOnNew(scene ?? null)
  if (!attempt) {
    return (
      <>
        <p className="muted">
          {t('case_note')} {state.marked && t('marked_note')}
        </p>
        <CaseStart state={state} />
        <PreviousRuns state={state} />
      </>
    )
  }
  const past = attempt.ending ? attempt.steps : attempt.steps.slice(0, -1)
  const now = attempt.ending ? undefined : attempt.steps.at(-1)
  return (
    <>
      <Path steps={attempt.steps} finished={attempt.ending !== null} />
      {past.map((step) => (
        <details key={step.sceneId} className="case__past" open={attempt.ending !== null && step.decision === null}>
          <summary>{step.title}</summary>
          {step.outcomeHtml && <Html html={step.outcomeHtml} className="case__outcome" />}
          <Html html={step.html} />
          <CaseGiven step={step} shared={attempt.shared} activityId={id} readings={state.readings} />
        </details>
      ))}
      {now && (
        <div className="case__now" id={`${id}-now`} key={now.sceneId}>
          <Scene step={now} focusTarget={focusTarget} />
          <CaseGiven step={now} shared={attempt.shared} activityId={id} readings={state.readings} />
          {refusal && (refusal.itemId === null || refusal.itemId !== attempt.pending?.itemId) && (
            <Alert kind="warning">{refused(refusal.reason)}</Alert>
          )}
          <Pending {...props} refusal={refusal?.itemId === attempt.pending?.itemId ? refusal : null} />
        </div>
      )}
      {attempt.ending && (
        <div id={`${id}-now`} ref={focusTarget} tabIndex={-1}>
          <CaseEnding steps={attempt.steps} ending={attempt.ending} id={id} />
          {canStart && <CaseStart state={state} />}
        </div>
      )}
      <PreviousRuns state={state} />
    </>
  )
}
