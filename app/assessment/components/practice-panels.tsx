import { Form, useNavigation } from '@remix-run/react'
import { createContext, useContext } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { Refusal } from '../exercise-form.ts'
import { entryLimit } from '../limits.ts'
import { assessmentMessages } from '../messages.ts'
import { assessmentPaths } from '../paths.ts'
import { practiceMessages } from '../practice-messages.ts'
import type { JournalState, PracticeState, SurveyState } from '../practice-state.ts'
import { ExerciseSection } from './exercise-section.tsx'
import { Html } from './html.tsx'
import { JournalEntries } from './journal-entries.tsx'

type Practices = {
  states: Record<string, PracticeState>
  refusal: Refusal | null
  /** Where the totals of a pair of surveys are. */
  totalsUrl: (pair: string) => string
}
export const PracticeContext = createContext<Practices>({ states: {}, refusal: null, totalsUrl: () => '' })

type Props<State> = { state: State; refusal: Refusal | null }

function JournalPanel({ state, refusal }: Props<JournalState>) {
  const t = useText(practiceMessages)
  const refused = useText(assessmentMessages)
  const busy = useNavigation().state === 'submitting'
  const { id, promptHtml, entries, nextEntryId } = state
  return (
    <>
      <Html html={promptHtml} />
      <p className="muted">
        {t('journal_private')} <Link to="/privacy#diario">{t('journal_more')}</Link>.
      </p>
      <Form method="post" preventScrollReset className="exercise__form" key={entries[0]?.id}>
        <input type="hidden" name="activityId" value={id} />
        <input type="hidden" name="entryId" value={nextEntryId} />
        <TextArea
          name="text"
          id={`${id}-text`}
          label={t('journal_text')}
          defaultValue={refusal?.given?.text ?? ''}
          maxLength={entryLimit}
          errors={refusal ? [refused(refusal.reason)] : undefined}
          required
        />
        <Button name="intent" value="write-entry" disabled={busy}>
          {t('journal_write')}
        </Button>
      </Form>
      {entries.length > 0 && (
        <>
          <h3>{t('journal_entries')}</h3>
          <JournalEntries entries={entries} activityId={id} />
        </>
      )}
      <p>
        <Link to={assessmentPaths.journal()}>{t('journal_all')}</Link>
      </p>
    </>
  )
}

const steps = ['1', '2', '3', '4', '5'] as const

function Statements({ state, given }: { state: SurveyState; given: Record<string, string> | undefined }) {
  const t = useText(practiceMessages)
  return state.statements.map(({ name, text }) => (
    <fieldset key={name} className="survey__statement">
      <legend>{text}</legend>
      <div className="survey__scale">
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
      </div>
    </fieldset>
  ))
}

function SurveyPanel({ state, refusal }: Props<SurveyState>) {
  const t = useText(practiceMessages)
  const refused = useText(assessmentMessages)
  const busy = useNavigation().state === 'submitting'
  const { totalsUrl } = useContext(PracticeContext)
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
    <>
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
    </>
  )
}

/** The journal or survey of a lesson with this id. */
export function Practice({ id }: { id: string }) {
  const { states, refusal } = useContext(PracticeContext)
  const t = useText(practiceMessages)
  const state = states[id]
  if (!state) return null
  const own = refusal?.activityId === id ? refusal : null
  return (
    <ExerciseSection id={id} kind={state.kind} kicker={t(state.kind)} title={state.title}>
      {state.kind === 'journal' ? (
        <JournalPanel state={state} refusal={own} />
      ) : (
        <SurveyPanel state={state} refusal={own} />
      )}
    </ExerciseSection>
  )
}
