import { useText } from '#app/platform/i18n/use-text.tsx'
import type { CaseState, CaseStep, CaseWalk } from '../activity-state.ts'
import { ReadingStatus } from '../marking/components/reading-status.tsx'
import { caseMessages } from '../case-messages.ts'
import { ExerciseForm } from './exercise-form.tsx'
import { Html } from './html.tsx'

type Props = {
  step: CaseStep
  shared: CaseWalk['shared']
  activityId: string
  /** How far the reading of marked reflections is; none in an earlier walk. */
  readings?: CaseState['readings']
}

/** What was answered in a scene; a reason that colleagues see can be taken back here. */
export function CaseGiven({ step, shared, activityId, readings = {} }: Props) {
  const t = useText(caseMessages)
  const { decision, reflection } = step
  const chosen = decision?.options.find((option) => option.chosen)
  const answerId = decision ? shared[decision.id] : undefined
  return (
    <>
      {reflection?.text && (
        <p>
          <strong>{t('your_reflection')}:</strong> {reflection.text}
        </p>
      )}
      {reflection && <ReadingStatus reading={readings[reflection.id]} />}
      {chosen && (
        <p>
          <strong>{t('you_chose')}:</strong> <Html inline html={chosen.html} />
        </p>
      )}
      {decision?.reason && (
        <p>
          <strong>{t('your_reason')}:</strong> {decision.reason}
        </p>
      )}
      {answerId && (
        <div className="case__shared">
          <p className="muted">{t('reason_shared')}</p>
          <ExerciseForm
            fields={{ intent: 'withdraw-reason', activityId, answerId }}
            label={t('reason_withdraw')}
            kind="outline"
          />
        </div>
      )}
    </>
  )
}
