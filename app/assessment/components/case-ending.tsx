import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import type { CaseState, CaseStep } from '../activity-state.ts'
import { assessmentMessages } from '../messages.ts'
import { Html } from './html.tsx'

type Ending = NonNullable<NonNullable<CaseState['attempt']>['ending']>

/** How colleagues chose at each decision; nothing below five people. */
function Shares({ steps }: { steps: CaseStep[] }) {
  const t = useText(assessmentMessages)
  const decisions = steps.flatMap(({ decision }) => decision ?? [])
  const known = decisions.filter(({ options }) => options.some(({ share }) => share !== null))
  return known.map(({ id, promptHtml, options }) => (
    <div key={id} className="shares">
      <Html html={promptHtml} />
      <ul>
        {options.map((option) => (
          <li key={option.id}>
            <Html inline html={option.html} /> {option.chosen && <strong>({t('your_answer')})</strong>}
            <meter
              min={0}
              max={100}
              value={option.share ?? 0}
              aria-label={t('share', { percent: option.share ?? 0 })}
            />
            <span className="muted">{t('share', { percent: option.share ?? 0 })}</span>
          </li>
        ))}
      </ul>
    </div>
  ))
}

/** The end of a case: voices of others, the rubric to read oneself again, the debrief. */
export function CaseEnding({ steps, ending }: { steps: CaseStep[]; ending: Ending }) {
  const t = useText(assessmentMessages)
  return (
    <>
      <Alert kind="success">{t('case_done')}</Alert>
      {ending.readings.length > 0 && (
        <section className="readings">
          <h3>{t('readings')}</h3>
          {ending.readings.map(({ by, role, html }) => (
            <figure key={by} className="reading">
              <Html html={html} />
              <figcaption>
                <strong>{by}</strong>, {role}
              </figcaption>
            </figure>
          ))}
        </section>
      )}
      {ending.rubric.length > 0 && (
        <section>
          <h3>{t('rubric')}</h3>
          {ending.rubric.map(({ criterion, levels }) => (
            <div key={criterion} className="rubric">
              <p>
                <strong>{criterion}</strong>
              </p>
              <ol>
                {levels.map((level) => (
                  <li key={level}>{level}</li>
                ))}
              </ol>
            </div>
          ))}
        </section>
      )}
      <section className="debrief">
        <h3>{t('debrief')}</h3>
        <Html html={ending.debriefHtml} />
        <Shares steps={steps} />
      </section>
    </>
  )
}
