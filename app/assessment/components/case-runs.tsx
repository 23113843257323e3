import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Select } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { CaseState } from '../activity-state.ts'
import { caseMessages } from '../case-messages.ts'
import { ExerciseForm } from './exercise-form.tsx'

/** Begins a walk, or another one; asks from which counter where there is a choice. */
export function CaseStart({ state: { id, attempt, counters } }: { state: CaseState }) {
  const t = useText(caseMessages)
  const place = useText(organisationMessages)
  const options = counters.map((value) => ({ value, label: place(`department_${value}`) }))
  return (
    <ExerciseForm
      fields={{ intent: 'start-attempt', activityId: id }}
      label={t(attempt ? 'retry_case' : 'start_case')}
      kind={attempt ? 'outline' : 'primary'}
    >
      {options.length > 0 && (
        <Select
          name="counter"
          id={`${id}-counter`}
          label={t('walk_from')}
          hint={t('walk_from_hint')}
          options={options}
          defaultValue={attempt?.counter ?? undefined}
        />
      )}
    </ExerciseForm>
  )
}

/** Finished walks that stay to be read, by addresses beside the lesson's; nothing when there are none. */
export function PreviousRuns({ state: { id, previous } }: { state: CaseState }) {
  const t = useText(caseMessages)
  const { moment } = useFormats()
  if (previous.length === 0) return null
  return (
    <nav className="case__previous" aria-labelledby={`${id}-previous`}>
      <h3 id={`${id}-previous`}>{t('previous_runs')}</h3>
      <ul>
        {previous.map(({ attemptId, number, endedAt }) => (
          <li key={attemptId}>
            <Link to={`runs/${attemptId}`}>{t('previous_run', { number, day: moment(endedAt) })}</Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
