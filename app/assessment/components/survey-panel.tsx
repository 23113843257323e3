import { Form, useNavigation } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { Refusal } from '../exercise-form.ts'
import { assessmentMessages } from '../messages.ts'
import { statementMessages } from '../statement-messages.ts'
import type { SurveyState } from '../practice-state.ts'
import { Html } from './html.tsx'

type Props = {
  state: SurveyState
  refusal: Refusal | null
  /** Where the totals of a pair of surveys are. */
  totalsUrl: (pair: string) => string
}

const steps = ['1', '2', '3', '4', '5'] as const

function Statements({ state, given }: { state: SurveyState; given: Record<string, string> | undefined }) {
  const t = useText(statementMessages)
  return state.statements.map(({ name, text }) => (
    <fieldset key={name} className="survey__statement">
      <legend>{text}</legend>
      <div className="survey__scale">
        <span className="survey__end" aria-hidden="true">
          {t('end_low')}
        </span>
        {steps.map((step) => (
          <label key={step}>
            <input
              type="radio"
              name={`statement-${name}`}
              value={step}
              defaultChecked={given?.[name] === step}
              required
            />
            <span aria-hidden="true">{step}</span>
            <span className="visually-hidden">
              {step}, {t(`step_${step}`)}
            </span>
          </label>
        ))}
        <span className="survey__end survey__end--high" aria-hidden="true">
          {t('end_high')}
        </span>
      </div>
    </fieldset>
  ))
}

/** A survey: its statements on a scale, folded so that the lesson begins; once it is taken, where its totals are. */
export function SurveyPanel({ state, refusal, totalsUrl }: Props) {
  const t = useText(statementMessages)
  const refused = useText(assessmentMessages)
  const busy = useNavigation().state === 'submitting'
  const { id, pair, introHtml, taken } = state
  if (taken) {
    return (
      <Alert kind="success">
        <p>{t('survey_taken')}</p>
        <p>
          <Link to={totalsUrl(pair)}>{t('survey_results')}</Link>
        </p>
      </Alert>
    )
  }
  return (
    <details className="survey" open={refusal !== null}>
      <summary>{t('survey_open', { count: state.statements.length })}</summary>
      {introHtml && <Html html={introHtml} />}
      <p className="muted">{t('survey_private')}</p>
      <p>{t('survey_scale')}</p>
      <Form method="post" preventScrollReset className="exercise__form">
        <input type="hidden" name="activityId" value={id} />
        <Statements state={state} given={refusal?.given} />
        {refusal && <Alert kind="warning">{refused(refusal.reason)}</Alert>}
        <Button name="intent" value="take-survey" disabled={busy}>
          {t('survey_send')}
        </Button>
      </Form>
    </details>
  )
}
