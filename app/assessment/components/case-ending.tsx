import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import type { CaseEnding as Ending, CaseStep } from '../activity-state.ts'
import { caseMessages } from '../case-messages.ts'
import { CaseDrawing } from './case-drawing.tsx'
import { Divergence } from './divergence.tsx'
import { Html } from './html.tsx'

/** The end of a case: voices of others, the rubric to read oneself again, the debrief, where colleagues diverged. */
export function CaseEnding({ steps, ending, id }: { steps: CaseStep[]; ending: Ending; id: string }) {
  const t = useText(caseMessages)
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
        <CaseDrawing svg={ending.pictureSvg} label={t('picture')} note={t('picture_note')} />
      </section>
      <Divergence steps={steps} ending={ending} id={`${id}-divergence`} />
    </>
  )
}
